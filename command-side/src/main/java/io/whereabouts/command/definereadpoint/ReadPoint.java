package io.whereabouts.command.definereadpoint;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Fact;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;

/// How a read point was defined, from the first time on.
///
/// @param definitions in the order of the store, which is that of their effective times as well
@EventSourcedEntity
public record ReadPoint(List<Definition> definitions) {
    public record Definition(String eventId, ReadPointDefined event) {
        public Fact fact() {
            return new Fact(eventId, event);
        }
    }

    public ReadPoint {
        definitions = List.copyOf(definitions);
    }

    public Optional<Definition> latest() {
        return definitions.isEmpty() ? Optional.empty() : Optional.of(definitions.getLast());
    }

    /// The definition in force then. There is none before the first: nobody knows where it was.
    public Optional<ReadPointDefined> at(Instant moment) {
        return definitions.stream()
                .map(Definition::event)
                .filter(event -> !event.effectiveAt().isAfter(moment))
                .reduce((earlier, later) -> later);
    }

    @EntityCreator
    static ReadPoint undefined() {
        return new ReadPoint(List.of());
    }

    @EventSourcingHandler
    ReadPoint evolve(ReadPointDefined event, EventMessage message) {
        var more = new ArrayList<>(definitions);
        more.add(new Definition(message.identifier(), event));
        return new ReadPoint(more);
    }

    @EventCriteriaBuilder
    static EventCriteria criteria(Sgln id, MessageTypeResolver types) {
        return havingTags(Tags.PLACE, id.canonical()).andBeingOneOfTypes(types, ReadPointDefined.class);
    }
}

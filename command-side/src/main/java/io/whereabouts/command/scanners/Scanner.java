package io.whereabouts.command.scanners;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Fact;
import io.whereabouts.events.ScannerDecision;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.ScannerRegistered;
import io.whereabouts.events.ScannerRevoked;
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

/// What was decided about a scanner.
///
/// @param facts in the order of the store, which is that of their effective times as well
@EventSourcedEntity
public record Scanner(List<Fact> facts) {
    public Scanner {
        facts = List.copyOf(facts);
    }

    /// The decision that made it as it is.
    public Optional<Fact> latest() {
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts.getLast());
    }

    public boolean isRegistered() {
        return latest().filter(fact -> fact.event() instanceof ScannerRegistered)
                .isPresent();
    }

    /// Since when its scans are refused that happened at that moment. Before its first registration it is as if it
    /// were registered already, so that a late registration loses no scan.
    public Optional<Instant> revokedAt(Instant moment) {
        return facts.stream()
                .filter(fact -> !fact.effectiveAt().isAfter(moment))
                .reduce((earlier, later) -> later)
                .filter(fact -> fact.event() instanceof ScannerRevoked)
                .map(Fact::effectiveAt);
    }

    @EntityCreator
    static Scanner unknown() {
        return new Scanner(List.of());
    }

    @EventSourcingHandler
    Scanner evolve(ScannerRegistered event, EventMessage message) {
        return and(event, message);
    }

    @EventSourcingHandler
    Scanner evolve(ScannerRevoked event, EventMessage message) {
        return and(event, message);
    }

    private Scanner and(ScannerDecision event, EventMessage message) {
        var more = new ArrayList<>(facts);
        more.add(new Fact(message.identifier(), event));
        return new Scanner(more);
    }

    @EventCriteriaBuilder
    static EventCriteria criteria(ScannerId id, MessageTypeResolver types) {
        return havingTags(Tags.SCANNER, id.value())
                .andBeingOneOfTypes(types, ScannerRegistered.class, ScannerRevoked.class);
    }
}

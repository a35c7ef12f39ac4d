package io.whereabouts.command.status;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Tags;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.annotation.InjectEntity;

final class CloseHandler {
    @CommandHandler
    Decision handle(Close command, @InjectEntity State state, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, state);
        decision.appendTo(appender, types);
        return decision;
    }

    static Decision decide(Close command, State state) {
        var id = command.packageId();
        if (state.life().isEmpty()) {
            return Decision.refuse(
                    Reason.UNKNOWN_PACKAGE, "package %s is not registered; register it first".formatted(id));
        }
        var life = state.life().get();
        if (life.event() instanceof PackageClosed) {
            return Decision.unchanged(life);
        }
        if (state.container().isPresent()) {
            return Decision.refuse(
                    Reason.CONFLICT,
                    "package %s is in %s; take it out of there before it is closed"
                            .formatted(id, state.container().get()));
        }
        var stamp = command.stamp();
        return Decision.accept(new Fact(
                stamp.eventId(), new PackageClosed(id, stamp.happenedAt(), stamp.effectiveAfter(state.relied()))));
    }

    /// @param life what made it as it is
    /// @param relied the effective time of the last decision about it
    @EventSourcedEntity
    record State(Optional<Fact> life, Optional<PackageId> container, Instant relied) {
        @EntityCreator
        static State initial() {
            return new State(Optional.empty(), Optional.empty(), Instant.EPOCH);
        }

        @EventSourcingHandler
        State evolve(PackageRegistered event, EventMessage message) {
            return lived(event, message);
        }

        @EventSourcingHandler
        State evolve(TrackingStarted event, EventMessage message) {
            return lived(event, message);
        }

        @EventSourcingHandler
        State evolve(TrackingStopped event, EventMessage message) {
            return lived(event, message);
        }

        @EventSourcingHandler
        State evolve(PackageClosed event, EventMessage message) {
            return lived(event, message);
        }

        @EventSourcingHandler
        State evolve(Packed event) {
            return packed(event);
        }

        @EventSourcingHandler
        State evolve(Unpacked event) {
            return packed(event);
        }

        @EventSourcingHandler
        State evolve(PackingRetracted event) {
            return packed(event);
        }

        @EventSourcingHandler
        State evolve(ScanRetracted event) {
            return packed(event);
        }

        private State lived(io.whereabouts.events.Decision event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), container, later(event.effectiveAt()));
        }

        private State packed(ItemDecision event) {
            return new State(life, event.leaves().flatMap(Packing::container), later(event.effectiveAt()));
        }

        private Instant later(Instant moment) {
            return moment.isAfter(relied) ? moment : relied;
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
            return havingTags(Tags.LIFE, id.canonical())
                    .andBeingOneOfTypes(
                            types,
                            PackageRegistered.class,
                            TrackingStarted.class,
                            TrackingStopped.class,
                            PackageClosed.class)
                    .or(havingTags(Tags.ITEM, id.canonical())
                            .andBeingOneOfTypes(
                                    types, Packed.class, Unpacked.class, PackingRetracted.class, ScanRetracted.class));
        }
    }
}

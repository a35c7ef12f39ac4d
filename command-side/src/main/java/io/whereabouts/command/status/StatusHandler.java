package io.whereabouts.command.status;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDelivered;
import io.whereabouts.events.PackageFound;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageLost;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Tags;
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

final class StatusHandler {
    @CommandHandler
    Decision handle(SetStatus command, @InjectEntity State state, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, state);
        decision.appendTo(appender, types);
        return decision;
    }

    static Decision decide(SetStatus command, State state) {
        var id = command.packageId();
        if (state.latest().isEmpty()) {
            return Decision.refuse(
                    Reason.UNKNOWN_PACKAGE, "package %s is not registered; register it first".formatted(id));
        }
        var latest = state.latest().get();
        if (state.status() == command.status()) {
            return Decision.unchanged(latest);
        }
        var happenedAt = command.stamp().happenedAt();
        var effectiveAt = command.stamp().effectiveAfter(latest.effectiveAt());
        var event = switch (state.status()) {
            case UNDERWAY ->
                command.status() == Status.LOST
                        ? Optional.of(new PackageLost(id, happenedAt, effectiveAt))
                        : Optional.of(new PackageDelivered(id, happenedAt, effectiveAt));
            case LOST ->
                command.status() == Status.UNDERWAY
                        ? Optional.of(new PackageFound(id, happenedAt, effectiveAt))
                        : Optional.of(new PackageDelivered(id, happenedAt, effectiveAt));
            case DELIVERED, CLOSED -> Optional.<io.whereabouts.events.Decision>empty();
        };
        return event.map(happened -> Decision.accept(new Fact(command.stamp().eventId(), happened)))
                .orElseGet(() -> Decision.refuse(
                        Reason.CONFLICT,
                        state.status() == Status.CLOSED
                                ? "package %s is closed: nothing is recorded of it any more".formatted(id)
                                : "package %s was delivered: whoever has it now is asked first".formatted(id)));
    }

    /// @param latest the decision that made it as it is
    @EventSourcedEntity
    record State(Optional<Fact> latest, Status status) {
        @EntityCreator
        static State initial() {
            return new State(Optional.empty(), Status.UNDERWAY);
        }

        @EventSourcingHandler
        State evolve(PackageRegistered event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), Status.UNDERWAY);
        }

        @EventSourcingHandler
        State evolve(PackageLost event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), Status.LOST);
        }

        @EventSourcingHandler
        State evolve(PackageFound event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), Status.UNDERWAY);
        }

        @EventSourcingHandler
        State evolve(PackageDelivered event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), Status.DELIVERED);
        }

        @EventSourcingHandler
        State evolve(PackageClosed event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), Status.CLOSED);
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
            return havingTags(Tags.LIFE, id.canonical())
                    .andBeingOneOfTypes(
                            types,
                            PackageRegistered.class,
                            PackageLost.class,
                            PackageFound.class,
                            PackageDelivered.class,
                            PackageClosed.class);
        }
    }
}

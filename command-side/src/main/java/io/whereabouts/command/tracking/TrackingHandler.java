package io.whereabouts.command.tracking;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Tags;
import io.whereabouts.events.TrackingStarted;
import io.whereabouts.events.TrackingStopped;
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

final class TrackingHandler {
    /// Every scan of the package reads these decisions: so many are one page of a query.
    static final int MOST_CHANGES = 1_000;

    @CommandHandler
    Decision handle(
            StartTracking command, @InjectEntity State state, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, state);
        decision.appendTo(appender, types);
        return decision;
    }

    @CommandHandler
    Decision handle(
            StopTracking command, @InjectEntity State state, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, state);
        decision.appendTo(appender, types);
        return decision;
    }

    static Decision decide(StartTracking command, State state) {
        if (state.latest().isEmpty()) {
            return unknown(command.packageId());
        }
        var latest = state.latest().get();
        if (latest.event() instanceof PackageClosed) {
            return Decision.refuse(
                    Reason.CONFLICT,
                    "package %s is closed: nothing is recorded of it any more".formatted(command.packageId()));
        }
        var stamp = command.stamp();
        if (state.tracked()) {
            return Decision.unchanged(latest);
        }
        if (state.changes() >= MOST_CHANGES) {
            return Decision.refuse(
                    Reason.CONFLICT,
                    "tracking of package %s was started and stopped %d times, the most for one life; it stays stopped"
                            .formatted(command.packageId(), state.changes()));
        }
        return Decision.accept(new Fact(
                stamp.eventId(),
                new TrackingStarted(
                        command.packageId(), stamp.happenedAt(), stamp.effectiveAfter(latest.effectiveAt()))));
    }

    static Decision decide(StopTracking command, State state) {
        if (state.latest().isEmpty()) {
            return unknown(command.packageId());
        }
        var latest = state.latest().get();
        var stamp = command.stamp();
        return state.tracked()
                ? Decision.accept(new Fact(
                        stamp.eventId(),
                        new TrackingStopped(
                                command.packageId(), stamp.happenedAt(), stamp.effectiveAfter(latest.effectiveAt()))))
                : Decision.unchanged(latest);
    }

    private static Decision unknown(PackageId id) {
        return Decision.refuse(Reason.UNKNOWN_PACKAGE, "package %s is not registered; register it first".formatted(id));
    }

    /// @param latest the decision that made it as it is
    /// @param changes how often tracking was started or stopped
    @EventSourcedEntity
    record State(Optional<Fact> latest, boolean tracked, int changes) {
        @EntityCreator
        static State initial() {
            return new State(Optional.empty(), false, 0);
        }

        @EventSourcingHandler
        State evolve(PackageRegistered event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), event.tracked(), changes);
        }

        @EventSourcingHandler
        State evolve(TrackingStarted event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), true, changes + 1);
        }

        @EventSourcingHandler
        State evolve(TrackingStopped event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), false, changes + 1);
        }

        @EventSourcingHandler
        State evolve(PackageClosed event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), false, changes);
        }

        // No scans, on purpose: a scan is an observation, and no decision relies on one.
        @EventCriteriaBuilder
        static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
            return havingTags(Tags.LIFE, id.canonical())
                    .andBeingOneOfTypes(
                            types,
                            PackageRegistered.class,
                            TrackingStarted.class,
                            TrackingStopped.class,
                            PackageClosed.class);
        }
    }
}

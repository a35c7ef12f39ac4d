package io.whereabouts.command.describepackage;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageDescribed;
import io.whereabouts.events.PackageId;
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

final class DescribePackageHandler {
    @CommandHandler
    Decision handle(
            DescribePackage command, @InjectEntity State state, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, state);
        decision.appendTo(appender, types);
        return decision;
    }

    static Decision decide(DescribePackage command, State state) {
        var id = command.packageId();
        if (state.said().isEmpty()) {
            return Decision.refuse(
                    Reason.UNKNOWN_PACKAGE, "package %s is not registered; register it first".formatted(id));
        }
        if (state.closed()) {
            return Decision.refuse(
                    Reason.CONFLICT, "package %s is closed: nothing is recorded of it any more".formatted(id));
        }
        var said = state.said().get();
        var now = command.described(command.stamp().effectiveAfter(said.effectiveAt()));
        if (saysTheSame(said.event(), now)) {
            return Decision.unchanged(said); // its answer may have been lost, so it is not stale
        }
        return command.replaces().filter(seen -> !seen.equals(said.eventId())).isPresent()
                ? Decision.refuse(
                        Reason.STALE,
                        "others described package %s meanwhile; read it again and decide anew".formatted(id))
                : Decision.accept(new Fact(command.stamp().eventId(), now));
    }

    private static boolean saysTheSame(io.whereabouts.events.Decision said, PackageDescribed now) {
        return switch (said) {
            case PackageDescribed before ->
                before.client().equals(now.client())
                        && before.reference().equals(now.reference())
                        && before.description().equals(now.description())
                        && before.contents().equals(now.contents())
                        && before.expectedAt().equals(now.expectedAt());
            case PackageRegistered before ->
                before.client().equals(now.client())
                        && before.reference().equals(now.reference())
                        && before.description().equals(now.description())
                        && before.contents().equals(now.contents())
                        && before.expectedAt().equals(now.expectedAt());
            default -> false;
        };
    }

    /// @param said what says what is known of it: its registration, or what replaced that
    @EventSourcedEntity
    record State(Optional<Fact> said, boolean closed) {
        @EntityCreator
        static State initial() {
            return new State(Optional.empty(), false);
        }

        @EventSourcingHandler
        State evolve(PackageRegistered event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), false);
        }

        @EventSourcingHandler
        State evolve(PackageDescribed event, EventMessage message) {
            return new State(Optional.of(new Fact(message.identifier(), event)), closed);
        }

        @EventSourcingHandler
        State evolve(PackageClosed event) {
            return new State(said, true);
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
            return havingTags(Tags.LIFE, id.canonical())
                    .andBeingOneOfTypes(types, PackageRegistered.class, PackageDescribed.class, PackageClosed.class);
        }
    }
}

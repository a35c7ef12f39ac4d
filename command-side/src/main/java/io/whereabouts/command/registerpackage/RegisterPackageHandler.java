package io.whereabouts.command.registerpackage;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Tags;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

final class RegisterPackageHandler {
    /// GS1 General Specifications: an SSCC is not given to another unit for a year.
    static final Duration REST = Duration.ofDays(365);

    @CommandHandler
    Decision handle(
            RegisterPackage command, @InjectEntity State state, EventAppender appender, MessageTypeResolver types) {
        var decision = decide(command, state);
        decision.appendTo(appender, types);
        return decision;
    }

    static Decision decide(RegisterPackage command, State state) {
        if (state.closed().isPresent()) {
            return again(command, state.closed().get());
        }
        var registered = command.registered(command.stamp().effectiveAt());
        if (state.registration().isEmpty()) {
            return Decision.accept(new Fact(command.stamp().eventId(), registered));
        }
        var before = state.registration().get();
        var differing = differing(before, registered);
        return differing.isEmpty()
                ? Decision.unchanged(new Fact(state.eventId(), before))
                : Decision.refuse(
                        Reason.CONFLICT,
                        "package %s is registered already, with another %s; a registration is never changed: check the label"
                                .formatted(command.packageId(), String.join(", ", differing)));
    }

    /// Another life of an identifier: a scan that arrives late could be of either, if they were closer.
    private static Decision again(RegisterPackage command, PackageClosed closed) {
        var reusable = closed.effectiveAt().plus(REST);
        var stamp = command.stamp();
        return stamp.effectiveAt().isBefore(reusable)
                ? Decision.refuse(
                        Reason.CONFLICT,
                        "package %s was closed; its identifier may be given to another from %s on"
                                .formatted(command.packageId(), reusable))
                : Decision.accept(
                        new Fact(stamp.eventId(), command.registered(stamp.effectiveAfter(closed.effectiveAt()))));
    }

    static List<String> differing(PackageRegistered before, PackageRegistered now) {
        var names = new ArrayList<String>();
        if (before.tracked() != now.tracked()) {
            names.add("tracked");
        }
        if (!before.client().equals(now.client())) {
            names.add("client");
        }
        if (!before.reference().equals(now.reference())) {
            names.add("reference");
        }
        if (!before.description().equals(now.description())) {
            names.add("description");
        }
        if (!before.contents().equals(now.contents())) {
            names.add("contents");
        }
        if (!before.expectedAt().equals(now.expectedAt())) {
            names.add("expectedAt");
        }
        return names;
    }

    @EventSourcedEntity
    record State(Optional<PackageRegistered> registration, String eventId, Optional<PackageClosed> closed) {
        boolean isNew() {
            return registration.isEmpty();
        }

        @EntityCreator
        static State initial() {
            return new State(Optional.empty(), "", Optional.empty());
        }

        @EventSourcingHandler
        State evolve(PackageRegistered event, EventMessage message) {
            return new State(Optional.of(event), message.identifier(), Optional.empty());
        }

        @EventSourcingHandler
        State evolve(PackageClosed event) {
            return new State(registration, eventId, Optional.of(event));
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
            return havingTags(Tags.LIFE, id.canonical())
                    .andBeingOneOfTypes(types, PackageRegistered.class, PackageClosed.class);
        }
    }
}

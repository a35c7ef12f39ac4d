package io.whereabouts.command.registerpackage;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.Sscc;
import io.whereabouts.events.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.axonframework.eventsourcing.annotation.EventCriteriaBuilder;
import org.axonframework.eventsourcing.annotation.EventSourcedEntity;
import org.axonframework.eventsourcing.annotation.EventSourcingHandler;
import org.axonframework.eventsourcing.annotation.reflection.EntityCreator;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.modelling.StateManager;

/// Two that send the same request at once write under the same tag: the second is decided again, and finds what the
/// first has done.
final class AllotPackageHandler {
    @CommandHandler
    Decision handle(
            AllotPackage command, EventAppender appender, MessageTypeResolver types, ProcessingContext context) {
        var states = context.component(StateManager.class);
        var answered =
                states.loadEntity(Answered.class, command.request(), context).join();
        var decision = decide(
                command,
                answered,
                id -> states.loadEntity(RegisterPackageHandler.State.class, id, context)
                        .join());
        if (decision instanceof Decision.Accepted(var fact)) {
            appender.append(fact.message(types).andMetadata(Map.of(Tags.REQUEST, command.request())));
        }
        return decision;
    }

    static Decision decide(
            AllotPackage command, Answered answered, Function<Sscc, RegisterPackageHandler.State> states) {
        if (answered.fact().isPresent()) {
            return again(command, answered.fact().get());
        }
        return command.candidates().stream()
                .filter(id -> states.apply(id).isNew())
                .findFirst()
                .map(id -> RegisterPackageHandler.decide(command.as(id), RegisterPackageHandler.State.initial()))
                .orElseGet(() -> Decision.refuse(
                        Reason.CONFLICT,
                        "none of %d identifiers drawn at random is free; send the same again"
                                .formatted(command.candidates().size())));
    }

    private static Decision again(AllotPackage command, Fact fact) {
        var before = (PackageRegistered) fact.event();
        var now = command.as((Sscc) before.packageId()).registered(before.effectiveAt());
        return RegisterPackageHandler.differing(before, now).isEmpty()
                ? Decision.unchanged(fact)
                : Decision.refuse(
                        Reason.REUSED_KEY,
                        "this Idempotency-Key was sent before with another registration, of package %s; take a new one"
                                .formatted(before.packageId()));
    }

    /// What was done about a request before.
    @EventSourcedEntity
    record Answered(Optional<Fact> fact) {
        @EntityCreator
        static Answered initial() {
            return new Answered(Optional.empty());
        }

        @EventSourcingHandler
        Answered evolve(PackageRegistered event, EventMessage message) {
            return new Answered(Optional.of(new Fact(message.identifier(), event)));
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(String request, MessageTypeResolver types) {
            return havingTags(Tags.REQUEST, request).andBeingOneOfTypes(types, PackageRegistered.class);
        }
    }
}

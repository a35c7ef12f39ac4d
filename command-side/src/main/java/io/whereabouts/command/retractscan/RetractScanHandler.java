package io.whereabouts.command.retractscan;

import static org.axonframework.messaging.eventstreaming.EventCriteria.havingTags;

import io.whereabouts.command.Decision;
import io.whereabouts.command.Decision.Reason;
import io.whereabouts.command.Fact;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Tags;
import io.whereabouts.events.Unpacked;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

final class RetractScanHandler {
    @CommandHandler
    Decision handle(RetractScan command, EventAppender appender, MessageTypeResolver types, ProcessingContext context) {
        context.putResource(DynamoDbEventStorageEngine.EVERY_DECISION, true);
        var state = context.component(StateManager.class)
                .loadEntity(State.class, command.packageId(), context)
                .join();
        var decision = decide(command, state);
        decision.appendTo(appender, types);
        return decision;
    }

    static Decision decide(RetractScan command, State state) {
        var last = Optional.ofNullable(
                state.corrections().get(command.scan().eventId().value()));
        var stands = last.map(fact -> ((ScanRetracted) fact.event()).standing()).orElse(true);
        if (stands == command.standing()) {
            return last.map(Decision::unchanged)
                    .orElseGet(() -> Decision.refuse(
                            Reason.CONFLICT,
                            "scan %s of %s was never retracted"
                                    .formatted(command.scan().scan(), command.packageId())));
        }
        var stamp = command.stamp();
        return Decision.accept(new Fact(
                stamp.eventId(),
                new ScanRetracted(
                        command.packageId(),
                        command.scan(),
                        command.standing(),
                        command.reason(),
                        state.leaves(),
                        stamp.happenedAt(),
                        stamp.effectiveAfter(state.relied()))));
    }

    /// @param corrections the last of each scan that was ever corrected, by its event
    /// @param leaves what holds about its container, which every decision under this tag says
    @EventSourcedEntity
    record State(Map<String, Fact> corrections, Optional<Packing> leaves, Instant relied) {
        @EntityCreator
        static State initial() {
            return new State(Map.of(), Optional.empty(), Instant.EPOCH);
        }

        @EventSourcingHandler
        State evolve(Packed event) {
            return after(event);
        }

        @EventSourcingHandler
        State evolve(Unpacked event) {
            return after(event);
        }

        @EventSourcingHandler
        State evolve(PackingRetracted event) {
            return after(event);
        }

        @EventSourcingHandler
        State evolve(ScanRetracted event, EventMessage message) {
            var more = new HashMap<>(corrections);
            more.put(event.retracted().eventId().value(), new Fact(message.identifier(), event));
            return new State(more, event.leaves(), event.effectiveAt());
        }

        private State after(ItemDecision event) {
            return new State(corrections, event.leaves(), event.effectiveAt());
        }

        @EventCriteriaBuilder
        static EventCriteria criteria(PackageId id, MessageTypeResolver types) {
            return havingTags(Tags.ITEM, id.canonical())
                    .andBeingOneOfTypes(
                            types, Packed.class, Unpacked.class, PackingRetracted.class, ScanRetracted.class);
        }
    }
}

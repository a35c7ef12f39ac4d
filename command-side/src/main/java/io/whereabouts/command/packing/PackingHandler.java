package io.whereabouts.command.packing;

import io.whereabouts.command.Decision;
import io.whereabouts.events.PackageId;
import io.whereabouts.eventstore.DynamoDbEventStorageEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.axonframework.messaging.commandhandling.annotation.CommandHandler;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;
import org.axonframework.modelling.StateManager;

/// Reads exactly what it decides on: the lives and the last packings of the items and the container, then the last
/// packing of each container around that, from the inside out.
final class PackingHandler {
    @CommandHandler
    PackingResults handle(Pack command, EventAppender appender, MessageTypeResolver types, ProcessingContext context) {
        var state = context.component(StateManager.class);
        var situation = situation(command.items(), command.container(), state, context);
        var above = above(command.container(), situation, state, context);
        var rules = withAll(
                new Rules(command.container(), command.when(), situation, above), command.items(), state, context);
        return decided(command.items(), rules, Rules::pack, appender, types);
    }

    @CommandHandler
    PackingResults handle(
            Unpack command, EventAppender appender, MessageTypeResolver types, ProcessingContext context) {
        var state = context.component(StateManager.class);
        var situation = situation(command.items(), command.container(), state, context);
        var nothingAbove = new Above(List.of(), Instant.EPOCH);
        var rules = withAll(
                new Rules(command.container(), command.when(), situation, nothingAbove),
                command.items(),
                state,
                context);
        return decided(command.items(), rules, Rules::unpack, appender, types);
    }

    @CommandHandler
    Decision handle(
            RetractPacking command, EventAppender appender, MessageTypeResolver types, ProcessingContext context) {
        var state = context.component(StateManager.class);
        var item = Set.of(command.packageId());
        var corrections = new Corrections(command, every(new Situation.Of(item, item), state, context));
        var container = corrections.container();
        var containers = container
                .map(id -> load(new Situation.Of(Set.of(id), Set.of(id)), state, context))
                .orElseGet(Situation::unknown);
        var above = container
                .map(id -> above(id, containers, state, context))
                .orElseGet(() -> new Above(List.of(), Instant.EPOCH));
        var decision = corrections.decide(above, containers);
        decision.appendTo(appender, types);
        return decision;
    }

    private static PackingResults decided(
            List<Pack.Item> items,
            Rules rules,
            BiFunction<Rules, Pack.Item, Decision> decide,
            EventAppender appender,
            MessageTypeResolver types) {
        var decisions = new LinkedHashMap<PackageId, Decision>();
        for (var item : items) {
            var decision = decide.apply(rules, item);
            decision.appendTo(appender, types);
            decisions.put(item.packageId(), decision);
        }
        return new PackingResults(decisions);
    }

    private static Situation situation(
            List<Pack.Item> items, PackageId container, StateManager state, ProcessingContext context) {
        var all = items.stream().map(Pack.Item::packageId).collect(Collectors.toCollection(HashSet::new));
        all.add(container);
        return load(new Situation.Of(all, all), state, context);
    }

    private static Above above(
            PackageId container, Situation situation, StateManager state, ProcessingContext context) {
        var containers = new ArrayList<PackageId>();
        var relied = Instant.EPOCH;
        var next = Optional.of(container);
        var known = situation;
        while (next.isPresent() && !containers.contains(next.get()) && containers.size() <= Above.MOST_LEVELS) {
            var at = next.get();
            containers.add(at);
            if (!at.equals(container)) {
                known = load(new Situation.Of(Set.of(), Set.of(at)), state, context);
            }
            relied = relied.isAfter(known.relied(at)) ? relied : known.relied(at);
            next = known.container(at);
        }
        return new Above(containers, relied);
    }

    private static Rules withAll(Rules rules, List<Pack.Item> items, StateManager state, ProcessingContext context) {
        var incomplete =
                items.stream().map(Pack.Item::packageId).filter(rules::needsAll).collect(Collectors.toSet());
        if (incomplete.isEmpty()) {
            return rules;
        }
        var all = every(new Situation.Of(Set.of(), incomplete), state, context);
        return new Rules(rules.container(), rules.when(), rules.situation().with(all.decisions()), rules.above());
    }

    private static Situation every(Situation.Of of, StateManager state, ProcessingContext context) {
        context.putResource(DynamoDbEventStorageEngine.EVERY_DECISION, true);
        try {
            return load(of, state, context);
        } finally {
            context.removeResource(DynamoDbEventStorageEngine.EVERY_DECISION);
        }
    }

    private static Situation load(Situation.Of of, StateManager state, ProcessingContext context) {
        return state.loadEntity(Situation.class, of, context).join();
    }
}

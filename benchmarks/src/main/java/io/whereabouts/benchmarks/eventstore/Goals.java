package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.Goal;
import io.whereabouts.benchmarks.eventstore.Results.History;
import io.whereabouts.benchmarks.eventstore.Results.Measured;
import io.whereabouts.benchmarks.eventstore.Results.Multiples;
import io.whereabouts.benchmarks.eventstore.Results.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// What the store should reach, and whether it did in this run.
final class Goals {
    private static final double MOST_OF_APPEND = 1.15;
    private static final double MOST_OF_COMMAND = 2.3;

    /// What two measurements of the same thing may differ by.
    private static final double NOISE = 1.1;

    /// Round trips and write units of what has a smallest possible cost that does not depend on luck or size.
    private record Least(String row, double roundTrips, double writeUnits) {}

    private static final List<Least> LEAST = List.of(
            new Least("new-1", 1, 1), new Least("new-8", 1, 1), new Least("hot-1", 1, 1), new Least("command-1", 2, 1));

    private Goals() {}

    static List<Goal> of(List<Row> rows, Multiples multiples, List<History> history) {
        return List.of(
                fastest(rows),
                cheapest(rows, "round trips", Cost::roundTrips),
                cheapest(rows, "request units", Cost::units),
                least(rows),
                new Goal(
                        "an append of a decision with one tag within %.2f times a bare conditional PutItem at p50"
                                .formatted(MOST_OF_APPEND),
                        multiples.appendRatio() <= MOST_OF_APPEND,
                        List.of("%.2f times".formatted(multiples.appendRatio()))),
                new Goal(
                        "a whole command (read, decide, append) within %.1f times a bare conditional PutItem at p50"
                                .formatted(MOST_OF_COMMAND),
                        multiples.commandRatio() <= MOST_OF_COMMAND,
                        List.of("%.2f times".formatted(multiples.commandRatio()))),
                flat(history));
    }

    private static Goal fastest(List<Row> rows) {
        var behind = new ArrayList<String>();
        for (var row : rows) {
            var ours = ours(row).median().perSecond();
            peers(row).forEach(peer -> {
                var theirs = peer.getValue().median().perSecond();
                if (theirs > ours) {
                    behind.add("%s: %,.0f a second, %s %,.0f".formatted(row.title(), ours, peer.getKey(), theirs));
                }
            });
        }
        return new Goal("more operations a second than each store on DynamoDB in each row", behind.isEmpty(), behind);
    }

    private static Goal cheapest(List<Row> rows, String what, ToDoubleFunction<Cost> figure) {
        var behind = new ArrayList<String>();
        for (var row : rows) {
            var ours = figure.applyAsDouble(cost(ours(row)));
            peers(row).forEach(peer -> {
                var theirs = figure.applyAsDouble(cost(peer.getValue()));
                if (theirs < ours) {
                    behind.add("%s: %,.1f, %s %,.1f".formatted(row.title(), ours, peer.getKey(), theirs));
                }
            });
        }
        return new Goal("no more %s than any of them in each row".formatted(what), behind.isEmpty(), behind);
    }

    private static Goal least(List<Row> rows) {
        var above = new ArrayList<String>();
        for (var least : LEAST) {
            rows.stream().filter(row -> row.id().equals(least.row())).forEach(row -> {
                var cost = cost(ours(row));
                if (cost.roundTrips() > least.roundTrips() || cost.writeUnits() > least.writeUnits()) {
                    above.add("%s: %.2f round trips and %.2f write units, not %.0f and %.0f"
                            .formatted(
                                    row.title(),
                                    cost.roundTrips(),
                                    cost.writeUnits(),
                                    least.roundTrips(),
                                    least.writeUnits()));
                }
            });
        }
        return new Goal(
                "the least that DynamoDB allows: one request and one write unit for an append, one read before it for a command",
                above.isEmpty(),
                above);
    }

    private static Goal flat(List<History> history) {
        var least = history.getFirst();
        var grown = new ArrayList<String>();
        for (var one : history) {
            if (one.observationCost().roundTrips() > least.observationCost().roundTrips()
                    || one.observationCost().units() > least.observationCost().units()
                    || one.commandCost().roundTrips() > least.commandCost().roundTrips()
                    || one.commandCost().units() > least.commandCost().units()) {
                grown.add("%,d observations before: more requests or units than %,d"
                        .formatted(one.observations(), least.observations()));
            }
            var observation =
                    one.observation().p50Micros() / least.observation().p50Micros();
            var command = one.command().p50Micros() / least.command().p50Micros();
            if (observation > NOISE || command > NOISE) {
                grown.add("%,d observations before: %.2f times as long for an observation, %.2f times for a command"
                        .formatted(one.observations(), observation, command));
            }
        }
        return new Goal(
                "no row grows with the observations before it: as many requests and units, and p50 within %.1f times"
                        .formatted(NOISE),
                grown.isEmpty(),
                grown);
    }

    private static Measured ours(Row row) {
        return Objects.requireNonNull(row.stores().get(Whereabouts.NAME));
    }

    /// On DynamoDB.
    private static Stream<Map.Entry<String, Measured>> peers(Row row) {
        return row.stores().entrySet().stream()
                .filter(store -> !store.getKey().equals(Whereabouts.NAME)
                        && store.getValue().cost() != null);
    }

    private static Cost cost(Measured store) {
        return Objects.requireNonNull(store.cost());
    }
}

package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.Measured;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The results as the README shows them.
final class Table {
    private static final double MICROS = 1e3;

    private final Results results;
    private final Markdown table = new Markdown();

    Table(Results results) {
        this.results = results;
    }

    String markdown() {
        var machine = results.machine();
        table.line("%s, Node.js %s; %s.".formatted(machine.described(), machine.node(), results.date()));
        var stores = List.copyOf(results.rows().getFirst().stores().keySet());
        head("Operations a second (p50, p99 in ms)", stores);
        for (var row : results.rows()) {
            row(row.title(), row.stores().values().stream().map(Table::speed).toList());
        }
        var counted = results.rows().getFirst().stores().entrySet().stream()
                .filter(store -> store.getValue().cost() != null)
                .map(Map.Entry::getKey)
                .toList();
        head("Round trips (read + write units) of one", counted);
        for (var row : results.rows()) {
            row(
                    row.title(),
                    counted.stream()
                            .map(store -> row.stores().get(store))
                            .map(measured -> measured == null ? "" : cost(measured.cost()))
                            .toList());
        }
        history();
        multiples();
        goals();
        return table.text();
    }

    private void history() {
        head("Observations before", List.of("an observation", "", "a command", ""));
        for (var one : results.history()) {
            row(
                    "%,d".formatted(one.observations()),
                    List.of(
                            latency(one.observation()),
                            cost(one.observationCost()),
                            latency(one.command()),
                            cost(one.commandCost())));
        }
    }

    private void multiples() {
        var multiples = results.multiples();
        table.line("");
        table.line(
                "Alternating through one client, medians of %d batches: bare conditional PutItem %.2f ms, bare consistent Query"
                        .formatted(multiples.batches(), multiples.barePutMicros() / MICROS));
        table.line("%.2f ms, append %.2f ms (%.2f times the put), command %.2f ms (%.2f times)."
                .formatted(
                        multiples.bareQueryMicros() / MICROS,
                        multiples.appendMicros() / MICROS,
                        multiples.appendRatio(),
                        multiples.commandMicros() / MICROS,
                        multiples.commandRatio()));
    }

    private void goals() {
        head("Goal", List.of("", "found"));
        for (var goal : results.goals()) {
            row(goal.goal(), List.of(goal.met() ? "met" : "missed", String.join("<br>", goal.found())));
        }
    }

    private static String speed(Measured measured) {
        return "%s %s".formatted(rate(measured.median().perSecond()), latency(measured.median()));
    }

    private static String rate(double perSecond) {
        return String.format(Locale.ROOT, perSecond < 100 ? "%,.1f" : "%,.0f", perSecond);
    }

    private static String latency(Figures figures) {
        return "(%s, %s)".formatted(millis(figures.p50Micros()), millis(figures.p99Micros()));
    }

    private static String millis(double micros) {
        var millis = micros / MICROS;
        return String.format(Locale.ROOT, millis < 10 ? "%.2f" : "%,.0f", millis);
    }

    private static String cost(@Nullable Cost cost) {
        return cost == null
                ? ""
                : "%s (%s + %s)"
                        .formatted(number(cost.roundTrips()), number(cost.readUnits()), number(cost.writeUnits()));
    }

    private static String number(double figure) {
        return Math.abs(figure - Math.rint(figure)) < 0.005
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : String.format(Locale.ROOT, "%,.1f", figure);
    }

    private void head(String first, List<String> others) {
        table.head(cells(first, others));
    }

    private void row(String first, List<String> others) {
        table.row(cells(first, others));
    }

    private static List<String> cells(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}

package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.Measured;
import io.whereabouts.benchmarks.measuring.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The results as the README shows them.
final class Table {
    private static final double MICROS = 1e3;

    private final Results results;
    private final List<String> lines = new ArrayList<>();

    Table(Results results) {
        this.results = results;
    }

    String markdown() {
        var machine = results.machine();
        add("%s, %d cores, %d GB, %s; Java %s, Node.js %s; %s."
                .formatted(
                        machine.processor(),
                        machine.cores(),
                        machine.memoryGigabytes(),
                        machine.system(),
                        machine.java(),
                        machine.node(),
                        results.date()));
        add("");
        var stores = List.copyOf(results.rows().getFirst().stores().keySet());
        row("Operations a second (p50, p99 in ms)", stores);
        separator(stores.size());
        for (var row : results.rows()) {
            row(row.title(), row.stores().values().stream().map(Table::speed).toList());
        }
        add("");
        var counted = results.rows().getFirst().stores().entrySet().stream()
                .filter(store -> store.getValue().cost() != null)
                .map(Map.Entry::getKey)
                .toList();
        row("Round trips (read + write units) of one", counted);
        separator(counted.size());
        for (var row : results.rows()) {
            row(
                    row.title(),
                    counted.stream()
                            .map(store -> row.stores().get(store))
                            .map(measured -> measured == null ? "" : cost(measured.cost()))
                            .toList());
        }
        add("");
        history();
        add("");
        multiples();
        add("");
        goals();
        return String.join("\n", lines) + "\n";
    }

    private void history() {
        row("Observations before", List.of("an observation", "", "a command", ""));
        separator(4);
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
        add(
                "Alternating through one client, medians of %d batches: bare conditional PutItem %.2f ms, bare consistent Query"
                        .formatted(multiples.batches(), multiples.barePutMicros() / MICROS));
        add("%.2f ms, append %.2f ms (%.2f times the put), command %.2f ms (%.2f times)."
                .formatted(
                        multiples.bareQueryMicros() / MICROS,
                        multiples.appendMicros() / MICROS,
                        multiples.appendRatio(),
                        multiples.commandMicros() / MICROS,
                        multiples.commandRatio()));
    }

    private void goals() {
        row("Goal", List.of("", "found"));
        separator(2);
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

    private void row(String first, List<String> others) {
        add("| " + first + " | " + String.join(" | ", others) + " |");
    }

    private void separator(int columns) {
        add("|---|" + String.join("", Collections.nCopies(columns, "---|")));
    }

    private void add(String line) {
        lines.add(line);
    }
}

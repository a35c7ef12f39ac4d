package io.whereabouts.benchmarks.volumes;

import io.whereabouts.benchmarks.measuring.Markdown;
import io.whereabouts.benchmarks.volumes.Results.Row;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;

/// The results as the README shows them.
final class Report {
    private static final double MICROS = 1e3;

    private final Results results;
    private final Markdown table = new Markdown();

    Report(Results results) {
        this.results = results;
    }

    String markdown() {
        var versions = new TreeMap<>(results.versions())
                .entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .toList();
        table.line("%s; %s; %s.".formatted(results.machine().described(), String.join(", ", versions), results.date()));
        table.line("");
        table.line(
                "| Volume | found | packages in all | requests | read units | p50, p99 in ms | PostGIS: pages | p50, p99 in ms | p50 is |");
        table.line("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        results.rows().forEach(this::row);
        table.head(List.of("Goal", "", "found"));
        results.goals()
                .forEach(goal -> table.row(
                        List.of(goal.goal(), goal.met() ? "met" : "missed", String.join("<br/>", goal.found()))));
        return table.text();
    }

    private void row(Row row) {
        var ours = row.whereabouts();
        table.line("| %s | %,d | %,d %s | %,d | %,.1f | %s | %s |"
                .formatted(
                        row.space(),
                        row.found(),
                        row.packages(),
                        row.layout(),
                        ours.roundTrips(),
                        ours.readUnits(),
                        time(ours.median().p50Micros(), ours.median().p99Micros()),
                        postgis(row)));
    }

    private static String postgis(Row row) {
        if (row.postgis() == null) {
            return "not installed | |";
        }
        var median = Objects.requireNonNull(row.postgis()).median();
        return "%,d | %s | %s times as long"
                .formatted(row.postgis().pages(), time(median.p50Micros(), median.p99Micros()), times(row.ratio()));
    }

    private static String times(double ratio) {
        return String.format(Locale.ROOT, ratio < 10 ? "%.1f" : "%,.0f", ratio);
    }

    private static String time(double p50Micros, double p99Micros) {
        return millis(p50Micros) + ", " + millis(p99Micros);
    }

    private static String millis(double micros) {
        return String.format(Locale.ROOT, micros < 10 * MICROS ? "%.2f" : "%,.0f", micros / MICROS);
    }
}

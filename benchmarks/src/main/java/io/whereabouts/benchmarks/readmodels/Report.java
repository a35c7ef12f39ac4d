package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Markdown;
import io.whereabouts.benchmarks.readmodels.Results.Asked;
import java.util.List;
import java.util.Locale;

/// The results as the README shows them.
final class Report {
    /// Of S3's price list, us-east-1, USD for a thousand PUT and LIST requests.
    private static final double THOUSAND = 0.005;

    private static final double MICROS = 1e3;

    private final Results results;
    private final Markdown table = new Markdown();

    Report(Results results) {
        this.results = results;
    }

    String markdown() {
        table.line("%s; %s.".formatted(results.machine().described(), results.date()));
        histories();
        projector();
        merges();
        requests();
        freshness();
        return table.text();
    }

    private void histories() {
        if (results.histories().isEmpty()) {
            return;
        }
        head("History of a package", "merged", "cold: requests", "bytes", "ms", "warm: requests", "bytes", "ms");
        for (var one : results.histories()) {
            row(
                    "%s events in %d %s"
                            .formatted(count(one.events()), one.months(), one.months() == 1 ? "month" : "months"),
                    bytes((double) one.storedBytes()),
                    figure(one.cold().roundTrips()),
                    bytes(one.cold().bytes()),
                    latency(one.cold()),
                    figure(one.warm().roundTrips()),
                    bytes(one.warm().bytes()),
                    latency(one.warm()));
        }
    }

    private void projector() {
        if (results.projector().isEmpty()) {
            return;
        }
        head("Projector, events of a batch", "events a second of one core", "with the server", "requests", "units");
        for (var one : results.projector()) {
            row(
                    "%s, %s"
                            .formatted(
                                    count(one.batch()),
                                    one.each() == 1 ? "each of another package" : "%d of each".formatted(one.each())),
                    count(one.median().core()),
                    count(one.median().wall()),
                    figure(one.requests()),
                    "%s + %s".formatted(figure(one.readUnits()), figure(one.writeUnits())));
        }
        results.fold()
                .forEach(fold ->
                        row("%s, the rule alone".formatted(count(fold.batch())), count(fold.alone()), "", "", ""));
        results.fold()
                .forEach(fold -> row(
                        "%s, the rule and reading JSON".formatted(count(fold.batch())),
                        count(fold.withJson()),
                        "",
                        "",
                        ""));
    }

    private void merges() {
        if (results.merges().isEmpty()) {
            return;
        }
        head("Merge", "MB of lines", "MB a second of one core", "with the server");
        for (var one : results.merges()) {
            row(
                    one.what(),
                    figure(one.bytes() / 1e6),
                    figure(one.median().core()),
                    figure(one.median().wall()));
        }
    }

    private void requests() {
        if (results.requests().isEmpty()) {
            return;
        }
        head(
                "A million scans at",
                "window",
                "PUTs of the log",
                "of merges",
                "both, in USD",
                "LISTs of merges",
                "a byte is rewritten",
                "pieces that may hold a package");
        for (var one : results.requests()) {
            var million = one.million();
            row(
                    "%s a second".formatted(count(one.scansPerSecond())),
                    "%d s".formatted(one.windowSeconds()),
                    count(million.logPuts()),
                    count(million.mergePuts()),
                    "%s, %.4f".formatted(count(million.puts()), million.puts() / 1_000 * THOUSAND),
                    count(million.lists()),
                    "%s times".formatted(figure(million.rewritten())),
                    count(million.mostPieces()));
        }
    }

    private void freshness() {
        if (results.freshness().isEmpty()) {
            return;
        }
        head("Acknowledged to visible, scans a second", "p50 in ms", "p99 in ms", "scans");
        for (var one : results.freshness()) {
            row(
                    "%s%s%s"
                            .formatted(
                                    count(one.perSecond()),
                                    one.highest() ? ", the highest that was borne" : "",
                                    one.borne() ? "" : " (not in each round)"),
                    millis(one.median().p50Micros()),
                    millis(one.median().p99Micros()),
                    count((double) one.median().operations()));
        }
    }

    private static String latency(Asked asked) {
        Figures figures = asked.median();
        return "%s, %s".formatted(millis(figures.p50Micros()), millis(figures.p99Micros()));
    }

    private static String millis(double micros) {
        var millis = micros / MICROS;
        return String.format(Locale.ROOT, millis < 10 ? "%.1f" : "%,.0f", millis);
    }

    private static String bytes(double bytes) {
        if (bytes >= 1e9) {
            return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
        }
        return bytes >= 1e6
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.0f kB", bytes / 1e3);
    }

    private static String count(double figure) {
        return String.format(Locale.ROOT, "%,.0f", figure);
    }

    private static String figure(double figure) {
        return Math.abs(figure - Math.rint(figure)) < 0.005 || figure >= 100
                ? count(figure)
                : String.format(Locale.ROOT, figure < 1 ? "%.2f" : "%.1f", figure);
    }

    private void head(String... columns) {
        table.head(List.of(columns));
    }

    private void row(String... cells) {
        table.row(List.of(cells));
    }
}

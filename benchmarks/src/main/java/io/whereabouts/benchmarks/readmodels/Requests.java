package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.benchmarks.readmodels.Results.Written;
import io.whereabouts.query.auditlog.Puts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the audit log costs in writes to S3, at several rates and windows.
final class Requests {
    private static final int BATCH = 3_000;

    private Requests() {}

    static List<Written> ofAMillion() {
        var lines = new ScanLines(5);
        var bytes = Puts.bytesOfAnEvent(IntStream.range(0, BATCH)
                .mapToObj(n -> lines.line(
                        ScanLines.packageId(n * 7_919),
                        n,
                        Instant.ofEpochSecond(1_790_000_000L).plusMillis(n)))
                .toList());
        return Stream.of(Duration.ofMinutes(1), Duration.ofSeconds(5))
                .flatMap(window -> IntStream.of(1, 100, 2_000).mapToObj(rate -> written(rate, window, bytes)))
                .toList();
    }

    private static Written written(int rate, Duration window, double bytes) {
        return new Written(rate, window.toSeconds(), BATCH, Puts.of(rate, window, BATCH, bytes));
    }
}

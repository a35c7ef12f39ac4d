package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.auditlog.History;
import io.whereabouts.query.auditlog.WrittenLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3Client;

/// Months that have ended and were merged, and ten batches of this hour that are not merged yet. Every package is
/// scanned as often, evenly over the months, so that answers are of the same size whatever the log's length.
///
/// @param months before this one
record LongLog(int events, int months) {
    static final int OF_A_PACKAGE = 120;
    static final int UNMERGED = 10;

    static final int YEAR = 12;

    /// Events, where the months are what grows.
    static final int SOME = 100_000;

    private static final Instant NOW = Instant.parse("2026-11-21T12:20:00Z");
    private static final int OF_A_BATCH = 300;

    int packages() {
        return events / OF_A_PACKAGE;
    }

    PackageId some(Random random) {
        return ScanLines.packageId(random.nextInt(packages()));
    }

    History history(S3Client s3) {
        return History.in(s3, log(), merged());
    }

    long storedBytes(S3Client s3) {
        return s3.listObjectsV2Paginator(list -> list.bucket(merged())).contents().stream()
                .mapToLong(object -> object.size())
                .sum();
    }

    void write(S3Client s3) throws InterruptedException, ExecutionException {
        s3.createBucket(create -> create.bucket(log()));
        s3.createBucket(create -> create.bucket(merged()));
        var written = new WrittenLog(s3, log(), merged(), InstantSource.fixed(NOW));
        var sorted = WrittenLog.sorted(IntStream.range(0, packages())
                .mapToObj(n -> ScanLines.packageId(n).canonical())
                .toList());
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = new ArrayList<Future<Void>>();
            for (var n = 0; n < months; n++) {
                running.add(threads.submit(month(written, sorted, n)));
            }
            for (var one : running) {
                one.get();
            }
        }
        written.commit();
        for (var n = 0; n < UNMERGED; n++) {
            written.batch(batch(n));
        }
    }

    private Callable<Void> month(WrittenLog written, List<String> sorted, int n) {
        return () -> {
            var month = YearMonth.from(NOW.atOffset(ZoneOffset.UTC)).minusMonths(months - n);
            var first = month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
            var lines = new ScanLines(n);
            var some = written.month(month);
            for (var id : sorted) {
                var at = PackageId.parse(id);
                for (var scan = n * OF_A_PACKAGE / months; scan < (n + 1) * OF_A_PACKAGE / months; scan++) {
                    some.add(id, lines.line(at, sequence(scan), first.plus(Duration.ofMinutes(scan * 7L))));
                }
            }
            some.end();
            return null;
        };
    }

    /// Of other packages than are asked for: what an index is read for in vain.
    private List<String> batch(int n) {
        var lines = new ScanLines(1_000 + n);
        return IntStream.range(0, OF_A_BATCH)
                .mapToObj(i -> lines.line(
                        ScanLines.packageId(events + n * OF_A_BATCH + i), sequence(i), NOW.minusSeconds(60L * n)))
                .toList();
    }

    private static long sequence(int scan) {
        return 1_000_000L + scan;
    }

    private String log() {
        return "log-%d-%d".formatted(events, months);
    }

    private String merged() {
        return "merged-%d-%d".formatted(events, months);
    }
}

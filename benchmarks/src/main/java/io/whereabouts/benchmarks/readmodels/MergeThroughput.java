package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.benchmarks.measuring.CpuTime;
import io.whereabouts.benchmarks.measuring.S3Counter;
import io.whereabouts.benchmarks.measuring.S3Process;
import io.whereabouts.benchmarks.readmodels.Results.Merged;
import io.whereabouts.benchmarks.readmodels.Results.Pace;
import io.whereabouts.query.auditlog.Merging;
import io.whereabouts.query.auditlog.WrittenLog;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.s3.S3Client;

/// The merger on full batches: from the log to pieces of a day, and from these to one. It works in one thread; S3Proxy
/// serves it from another core.
final class MergeThroughput {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final Instant YESTERDAY = NOON.minusSeconds(86_400);

    /// The merger waits for so many.
    private static final int BATCHES = 32;

    private static final int PACKAGES = 50_000;
    private static final int PIECES = 2;
    private static final double MEGA = 1e6;

    private final S3Process s3;
    private final int rounds;
    private final int batch;
    private final Consumer<String> status;

    /// @param batch events of one; a full one has 3,000
    MergeThroughput(S3Process s3, int rounds, int batch, Consumer<String> status) {
        this.s3 = s3;
        this.rounds = rounds;
        this.batch = batch;
        this.status = status;
    }

    List<Merged> measure() {
        var collected = new ArrayList<Pace>();
        var folded = new ArrayList<Pace>();
        var lines = new ScanLines(7);
        var bytes = 0L;
        try (var client = s3.client(new S3Counter())) {
            for (var round = -1; round < rounds; round++) { // the first to warm up
                status.accept(round < 0 ? "merges: warming up" : "merges, round %d of %d".formatted(round + 1, rounds));
                var name = "merges-" + (round + 1);
                var log = bucket(client, name + "-log");
                var merged = bucket(client, name + "-merged");
                var written = new WrittenLog(client, log, merged, CLOCK);
                var merging = new Merging(client, log, merged, CLOCK);
                bytes = 0;
                for (var piece = 0; piece < PIECES; piece++) {
                    var some = write(written, lines);
                    bytes += some;
                    var pace = pace(some, merging::collect);
                    if (round >= 0) {
                        collected.add(pace);
                    }
                }
                verify(merging, PIECES);
                var pace = pace(bytes, merging::fold);
                verify(merging, 1);
                if (round >= 0) {
                    folded.add(pace);
                }
            }
        }
        return List.of(
                new Merged("batches of the log to a piece of a day", bytes / PIECES, Pace.median(collected), collected),
                new Merged("pieces of a day to one", bytes, Pace.median(folded), folded));
    }

    private static String bucket(S3Client client, String name) {
        client.createBucket(create -> create.bucket(name));
        return name;
    }

    /// @return bytes of lines
    private long write(WrittenLog written, ScanLines lines) {
        var bytes = 0L;
        for (var n = 0; n < BATCHES; n++) {
            var first = n * batch;
            var details = IntStream.range(0, batch)
                    .mapToObj(i -> lines.line(
                            ScanLines.packageId((int) ((first + i) * 7_919L % PACKAGES)),
                            first + i,
                            YESTERDAY.plusMillis(first + i)))
                    .toList();
            bytes += details.stream()
                    .mapToLong(detail -> detail.getBytes(StandardCharsets.UTF_8).length + 1)
                    .sum();
            written.batch(details);
        }
        return bytes;
    }

    private static Pace pace(long bytes, Runnable merge) {
        var cpu = CpuTime.ofThread();
        var began = System.nanoTime();
        merge.run();
        var seconds = (System.nanoTime() - began) / 1e9;
        return new Pace(bytes / MEGA / seconds, bytes / MEGA / cpu.seconds());
    }

    private static void verify(Merging merging, int pieces) {
        if (merging.pieces() != pieces) {
            throw new IllegalStateException(
                    "there are %d pieces, and should be %d".formatted(merging.pieces(), pieces));
        }
    }
}

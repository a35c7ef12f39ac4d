package io.whereabouts.benchmarks.freshness;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Ten requests a second at any rate, each with a tenth of a second's scans, sent when it is their time, whatever has
/// been answered by then.
final class Scanners {
    private static final int REQUESTS_PER_SECOND = 10;
    private static final String SCANNER = "benchmark";

    private final Api api;
    private final List<String> packages;
    private final Sightings sightings;
    private final Instant start = Instant.now();
    private long sequence;

    /// What became of the scans of one run; it goes on being counted when all are sent.
    static final class Sent {
        private final AtomicLong left = new AtomicLong();
        private final AtomicLong refused = new AtomicLong();

        /// Scans without an answer yet.
        long left() {
            return left.get();
        }

        /// Also those whose request failed.
        long refused() {
            return refused.get();
        }
    }

    Scanners(Api api, List<String> packages, Sightings sightings) {
        this.api = api;
        this.packages = packages;
        this.sightings = sightings;
    }

    Sent send(int perSecond, Duration longest) {
        var sent = new Sent();
        var each = Math.max(1, perSecond / REQUESTS_PER_SECOND);
        var pause = (long) (each * 1e9 / perSecond);
        var began = System.nanoTime();
        var requests = longest.toNanos() / pause;
        for (var n = 0L; n < requests; n++) {
            for (var left = began + n * pause - System.nanoTime();
                    left > 0;
                    left = began + n * pause - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(each, sent);
        }
        return sent;
    }

    private void send(int count, Sent sent) {
        sent.left.addAndGet(count);
        var first = sequence;
        sequence += count;
        var scans = new ArrayList<Map<String, Object>>();
        for (var n = first; n < sequence; n++) {
            scans.add(Map.of(
                    "scanner",
                    SCANNER,
                    "sequence",
                    n,
                    "scannedAt",
                    start.plus(Duration.ofNanos(n * 10_000)).toString(), // always later than the one before
                    "package",
                    id(n),
                    "position",
                    Map.of("latitude", 44.5 + n % 1_000 / 1e5, "longitude", 14.4, "altitude", 12.5)));
        }
        var unused = api.post("/scans", Map.of("scans", scans)).thenAccept(answer -> {
            var at = System.nanoTime();
            for (var i = 0; i < count; i++) {
                if (answer.body().at("/results/%d/result".formatted(i)).asText().equals("recorded")) {
                    sightings.acknowledged(id(first + i), first + i, at);
                } else {
                    sent.refused.incrementAndGet();
                }
            }
            sent.left.addAndGet(-count); // only now: what is acknowledged is waited for
        });
    }

    private String id(long n) {
        return packages.get((int) (n % packages.size()));
    }
}

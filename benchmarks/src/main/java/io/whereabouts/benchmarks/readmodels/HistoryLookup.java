package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.S3Counter;
import io.whereabouts.benchmarks.measuring.S3Process;
import io.whereabouts.benchmarks.measuring.S3Traffic;
import io.whereabouts.benchmarks.measuring.Samples;
import io.whereabouts.benchmarks.readmodels.Results.Asked;
import io.whereabouts.benchmarks.readmodels.Results.Lookups;
import io.whereabouts.query.auditlog.History;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;

/// The history of one package, out of logs of every length: what is asked of S3, how much comes back, how long it
/// takes.
/// All logs are there at once, and lookups of all take turns.
final class HistoryLookup {
    private final S3Process s3;
    private final int rounds;
    private final int lookups;
    private final Random random;
    private final Consumer<String> status;

    /// @param lookups of a log in a round
    HistoryLookup(S3Process s3, int rounds, int lookups, long seed, Consumer<String> status) {
        this.s3 = s3;
        this.rounds = rounds;
        this.lookups = lookups;
        this.random = new Random(seed);
        this.status = status;
    }

    /// What was measured of a log, round by round.
    private record Rounds(List<Figures> figures, List<S3Traffic> traffic) {
        Rounds() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        Asked asked(int lookups) {
            var requests = new TreeMap<String, Double>();
            var all = (double) traffic.size() * lookups;
            traffic.forEach(round -> round.requests().forEach((name, n) -> requests.merge(name, n / all, Double::sum)));
            var bytes = traffic.stream().mapToLong(S3Traffic::received).sum() / all;
            return new Asked(requests, bytes, Figures.median(figures), figures);
        }
    }

    List<Lookups> measure(List<LongLog> logs) throws Exception {
        var counter = new S3Counter();
        try (var client = s3.client(counter)) {
            for (var log : logs) {
                status.accept("log of %,d events in %d months".formatted(log.events(), log.months()));
                log.write(client);
            }
            var cold = new LinkedHashMap<LongLog, Rounds>();
            var warm = new LinkedHashMap<LongLog, Rounds>();
            logs.forEach(log -> {
                cold.put(log, new Rounds());
                warm.put(log, new Rounds());
            });
            var order = new ArrayList<>(logs);
            for (var round = 0; round < rounds; round++) {
                status.accept("histories, round %d of %d".formatted(round + 1, rounds));
                Collections.shuffle(order, random);
                for (var log : order) {
                    round(log, client, counter, cold, warm);
                }
            }
            return logs.stream()
                    .map(log -> new Lookups(
                            log.events(),
                            log.months(),
                            LongLog.UNMERGED,
                            log.storedBytes(client),
                            cold.getOrDefault(log, new Rounds()).asked(lookups),
                            warm.getOrDefault(log, new Rounds()).asked(lookups)))
                    .toList();
        }
    }

    private void round(
            LongLog log, S3Client client, S3Counter counter, Map<LongLog, Rounds> cold, Map<LongLog, Rounds> warm) {
        var known = log.history(client);
        lookUp(log, known);
        lookUp(log, log.history(client)); // as warm as the next in all but what it remembers
        counter.take();
        note(cold, log, counter, () -> lookUp(log, log.history(client)));
        note(warm, log, counter, () -> lookUp(log, known));
    }

    private void note(Map<LongLog, Rounds> all, LongLog log, S3Counter counter, Runnable lookup) {
        var latencies = Samples.empty();
        var began = System.nanoTime();
        for (var n = 0; n < lookups; n++) {
            var from = System.nanoTime();
            lookup.run();
            latencies.recordValue((System.nanoTime() - from) / 1_000);
        }
        var noted = all.getOrDefault(log, new Rounds());
        noted.figures().add(new Samples(latencies, Duration.ofNanos(System.nanoTime() - began)).figures());
        noted.traffic().add(counter.take());
    }

    private void lookUp(LongLog log, History history) {
        var found = history.of(log.some(random)).size();
        if (found != LongLog.OF_A_PACKAGE) {
            throw new IllegalStateException(
                    "a history has %d events, and should have %d".formatted(found, LongLog.OF_A_PACKAGE));
        }
    }
}

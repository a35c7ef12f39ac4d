package io.whereabouts.benchmarks.freshness;

import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/// From acknowledgement to visibility at several rates, and the highest rate that is borne: nothing is refused, and a
/// moment after the last scan was sent all are acknowledged and visible.
public final class Freshness {
    private static final int PACKAGES = 50;
    private static final String CLIENT = "Benchmark";
    private static final Duration MOMENT = Duration.ofSeconds(3);
    private static final Duration DRAINS = Duration.ofSeconds(60);
    private static final List<Integer> RATES = List.of(10, 100);
    private static final int MOST = 6_400;

    private final LocalEnvironment environment;
    private final int rounds;
    private final Duration measured;
    private final Random random;
    private final Consumer<String> status;

    /// @param perSecond scans
    /// @param highest whether it is the highest that was found to be borne
    /// @param borne whether it was, each time
    public record Fresh(int perSecond, boolean highest, boolean borne, Figures median, List<Figures> rounds) {}

    private record Run(boolean borne, Figures figures) {}

    public Freshness(LocalEnvironment environment, int rounds, Duration measured, long seed, Consumer<String> status) {
        this.environment = environment;
        this.rounds = rounds;
        this.measured = measured;
        this.random = new Random(seed);
        this.status = status;
    }

    public List<Fresh> measure() throws IOException, InterruptedException {
        var api = environment.api();
        var packages = new ArrayList<String>();
        api.done("PUT", "/scanners/benchmark", Map.of());
        for (var n = 0; n < PACKAGES; n++) {
            packages.add(api.done("POST", "/packages", Map.of("client", CLIENT))
                    .path("package")
                    .asText());
        }
        var sightings = new Sightings();
        var scanners = new Scanners(api, packages, sightings);
        try (var watcher = new Watcher(api, "/packages?client=%s&limit=%d".formatted(CLIENT, PACKAGES), sightings)) {
            watcher.start();
            status.accept("freshness: warming up");
            run(scanners, sightings, 50);
            run(scanners, sightings, 100);
            var highest = highest(scanners, sightings);
            return rounds(scanners, sightings, highest);
        }
    }

    private int highest(Scanners scanners, Sightings sightings) throws InterruptedException {
        var borne = 0;
        var next = 100;
        while (next <= MOST && bears(scanners, sightings, next)) {
            borne = next;
            next *= 2;
        }
        if (borne == 0) {
            return bears(scanners, sightings, 50) ? 50 : 10;
        }
        var between = borne + borne / 2;
        return next <= MOST && bears(scanners, sightings, between) ? between : borne;
    }

    private boolean bears(Scanners scanners, Sightings sightings, int perSecond) throws InterruptedException {
        var run = run(scanners, sightings, perSecond);
        status.accept("freshness: %d scans a second are %sborne".formatted(perSecond, run.borne() ? "" : "not "));
        return run.borne();
    }

    private List<Fresh> rounds(Scanners scanners, Sightings sightings, int highest) throws InterruptedException {
        var runs = new TreeMap<Integer, List<Run>>();
        RATES.forEach(rate -> runs.put(rate, new ArrayList<>()));
        runs.put(highest, new ArrayList<>());
        var order = new ArrayList<>(runs.keySet());
        for (var round = 0; round < rounds; round++) {
            status.accept("freshness, round %d of %d".formatted(round + 1, rounds));
            Collections.shuffle(order, random);
            for (var rate : order) {
                runs.getOrDefault(rate, List.of()).add(run(scanners, sightings, rate));
            }
        }
        var all = new ArrayList<Fresh>();
        runs.forEach((rate, some) -> {
            var figures = some.stream().map(Run::figures).toList();
            all.add(new Fresh(
                    rate, rate == highest, some.stream().allMatch(Run::borne), Figures.median(figures), figures));
        });
        return all;
    }

    /// Begins and ends with nothing on its way.
    private Run run(Scanners scanners, Sightings sightings, int perSecond) throws InterruptedException {
        sightings.take();
        var began = System.nanoTime();
        var sent = scanners.send(perSecond, measured);
        var passed = Duration.ofNanos(System.nanoTime() - began);
        var borne = becomesVisible(sent, sightings, MOMENT);
        if (!borne) {
            becomesVisible(sent, sightings, DRAINS);
        }
        return new Run(borne && sent.refused() == 0, new Samples(sightings.take(), passed).figures());
    }

    private static boolean becomesVisible(Scanners.Sent sent, Sightings sightings, Duration patience)
            throws InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (sent.left() > 0 || sightings.invisible() > 0) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(5);
        }
        return true;
    }
}

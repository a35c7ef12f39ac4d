package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.benchmarks.measuring.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How a run goes.
///
/// @param parts that are measured
/// @param mostEvents of the longest log
/// @param percent of the events that a measurement of the projector or the merger takes
/// @param measured of each rate of scans
record Settings(
        Path home,
        String date,
        Path results,
        Set<Part> parts,
        int rounds,
        int mostEvents,
        int percent,
        Duration measured) {

    enum Part {
        HISTORY,
        PROJECTOR,
        MERGES,
        REQUESTS,
        FRESHNESS;

        static Set<Part> listed(String names) {
            return Stream.of(names.split(",", -1)).map(Part::named).collect(Collectors.toUnmodifiableSet());
        }

        private static Part named(String name) {
            return Stream.of(values())
                    .filter(part -> part.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no part '%s'; there are history, projector, merges, requests and freshness"
                                    .formatted(name)));
        }
    }

    static final long SEED = 20_261_121;
    private static final int SHORTEST = 10_000;
    private static final Set<String> OWN = Set.of("--most-events", "--percent", "--only");

    /// @throws IllegalArgumentException that says what is wrong with the arguments
    static Settings of(List<String> arguments) {
        var options = Options.of(arguments, OWN);
        return new Settings(
                options.home(),
                options.date(),
                options.results(),
                options.text("--only").map(Part::listed).orElseGet(() -> Set.of(Part.values())),
                options.number("--rounds", 3, 1),
                options.number("--most-events", 10_000_000, SHORTEST),
                options.number("--percent", 100, 1),
                Duration.ofMillis(options.number("--millis", 5_000, 100)));
    }

    /// A year that holds ever more, then as many events in ever more months.
    List<LongLog> logs() {
        return Stream.concat(
                        Stream.of(SHORTEST, 100_000, 1_000_000, 10_000_000)
                                .filter(events -> events <= mostEvents)
                                .map(events -> new LongLog(events, LongLog.YEAR)),
                        Stream.of(1, 36, 120).map(months -> new LongLog(Math.min(mostEvents, LongLog.SOME), months)))
                .toList();
    }

    /// @param whole events of a full measurement
    int part(int whole) {
        return Math.max(1, Math.toIntExact((long) whole * percent / 100));
    }

    /// For the results.
    Map<String, Object> parameters() {
        return new TreeMap<>(Map.of(
                "rounds",
                rounds,
                "mostEvents",
                mostEvents,
                "percent",
                percent,
                "millis",
                measured.toMillis(),
                "seed",
                SEED,
                "eventsOfAPackage",
                LongLog.OF_A_PACKAGE));
    }
}

package io.whereabouts.benchmarks.readmodels;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// How a run goes. `benchmarks/run` says what each option means.
///
/// @param home the repository
/// @param date of the run, as the caller says: nothing here asks what day it is
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

        static Part named(String name) {
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
    private static final Set<String> NAMES =
            Set.of("--home", "--date", "--results", "--rounds", "--most-events", "--percent", "--millis", "--only");

    /// @throws IllegalArgumentException that says what is wrong with the arguments
    static Settings of(List<String> arguments) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown option %s; benchmarks/run --help lists them".formatted(name));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("%s needs a value".formatted(name));
            }
            given.put(name, arguments.get(i + 1));
        }
        var home = Path.of(given.getOrDefault("--home", "."));
        return new Settings(
                home,
                given.getOrDefault("--date", "unknown"),
                Path.of(given.getOrDefault(
                        "--results", home.resolve("benchmarks/target/results").toString())),
                Set.copyOf(
                        given.containsKey("--only")
                                ? Stream.of(given.getOrDefault("--only", "").split(",", -1))
                                        .map(Part::named)
                                        .toList()
                                : List.of(Part.values())),
                number(given, "--rounds", 3, 1),
                number(given, "--most-events", 10_000_000, SHORTEST),
                number(given, "--percent", 100, 1),
                Duration.ofMillis(number(given, "--millis", 5_000, 100)));
    }

    private static int number(Map<String, String> given, String name, int otherwise, int least) {
        try {
            var number = Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "%s must be a whole number from %d on, not %s".formatted(name, least, given.get(name)));
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

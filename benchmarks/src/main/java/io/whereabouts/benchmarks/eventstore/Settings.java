package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Clients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How a run goes. `benchmarks/run` says what each option means.
///
/// @param home the repository
/// @param date of the run, as the caller says: nothing here asks what day it is
/// @param mostEvents of the longest stream, and of the longest history of observations
record Settings(
        Path home,
        String date,
        Path results,
        Duration warmUp,
        Duration measured,
        int rounds,
        int batches,
        int mostEvents,
        Set<String> without) {
    private static final Set<String> NAMES = Set.of(
            "--home",
            "--date",
            "--results",
            "--warm-up-millis",
            "--millis",
            "--rounds",
            "--batches",
            "--most-events",
            "--without");

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
                Duration.ofMillis(number(given, "--warm-up-millis", 4_000)),
                Duration.ofMillis(number(given, "--millis", 4_000)),
                number(given, "--rounds", 3),
                number(given, "--batches", 50),
                number(given, "--most-events", 10_000),
                new HashSet<>(List.of(given.getOrDefault("--without", "").split(","))));
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        try {
            var number = Integer.parseInt(given.getOrDefault(name, String.valueOf(otherwise)));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "%s must be a whole number above 0, not %s".formatted(name, given.get(name)));
    }

    List<Workload> workloads() {
        return Workload.upTo(mostEvents);
    }

    /// Sizes of histories of observations.
    List<Integer> histories() {
        return List.of(0, 1_000, 10_000).stream()
                .filter(size -> size <= mostEvents)
                .toList();
    }

    /// For the results.
    Map<String, Object> parameters() {
        return new TreeMap<>(Map.of(
                "warmUpMillis",
                warmUp.toMillis(),
                "measuredMillis",
                measured.toMillis(),
                "rounds",
                rounds,
                "batches",
                batches,
                "connections",
                Clients.CONNECTIONS,
                "streamsOfCommands",
                Workload.STREAMS_OF_COMMANDS,
                "payloadBytes",
                PackageMoved.example(0).toJson().length));
    }
}

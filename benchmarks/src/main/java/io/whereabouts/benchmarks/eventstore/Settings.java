package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Clients;
import io.whereabouts.benchmarks.measuring.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How a run goes.
///
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
    private static final Set<String> OWN = Set.of("--warm-up-millis", "--batches", "--most-events", "--without");

    /// @throws IllegalArgumentException that says what is wrong with the arguments
    static Settings of(List<String> arguments) {
        var options = Options.of(arguments, OWN);
        return new Settings(
                options.home(),
                options.date(),
                options.results(),
                options.millis("--warm-up-millis", 4_000),
                options.millis("--millis", 4_000),
                options.number("--rounds", 3),
                options.number("--batches", 50),
                options.number("--most-events", 10_000),
                new HashSet<>(List.of(options.text("--without").orElse("").split(","))));
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

package io.whereabouts.benchmarks.volumes;

import io.whereabouts.benchmarks.measuring.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How a run goes.
record Settings(
        Path home,
        String date,
        Path results,
        long seed,
        Duration warmUp,
        Duration measured,
        int rounds,
        int mostPackages,
        boolean withPostgis) {
    /// Of packages right beside the city: each query of it reads all of them.
    private static final int MOST_BESIDE = 10_000;

    private static final Set<String> OWN = Set.of("--seed", "--warm-up-millis", "--most-packages", "--without");

    /// @throws IllegalArgumentException that says what is wrong with the arguments
    static Settings of(List<String> arguments) {
        var options = Options.of(arguments, OWN);
        var without = options.text("--without").orElse("");
        if (!Set.of("", "postgis").contains(without)) {
            throw new IllegalArgumentException("--without takes postgis, not " + without);
        }
        return new Settings(
                options.home(),
                options.date(),
                options.results(),
                options.number("--seed", 7),
                options.millis("--warm-up-millis", 1_000),
                options.millis("--millis", 1_000),
                options.number("--rounds", 7),
                Math.max(1_000, options.number("--most-packages", 100_000)),
                without.isEmpty());
    }

    List<Integer> sizes(Layout layout) {
        var most = layout == Layout.BESIDE ? Math.min(mostPackages, MOST_BESIDE) : mostPackages;
        return List.of(1_000, 10_000, 100_000).stream()
                .filter(size -> size <= most)
                .toList();
    }

    /// For the results.
    Map<String, Object> parameters() {
        return new TreeMap<>(Map.of(
                "seed",
                seed,
                "warmUpMillis",
                warmUp.toMillis(),
                "measuredMillis",
                measured.toMillis(),
                "rounds",
                rounds,
                "packagesInTheCity",
                World.INSIDE));
    }
}

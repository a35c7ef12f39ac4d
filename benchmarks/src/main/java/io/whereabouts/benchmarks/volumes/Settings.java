package io.whereabouts.benchmarks.volumes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How a run goes. `benchmarks/run` says what each option means.
///
/// @param home the repository
/// @param date of the run, as the caller says: nothing here asks what day it is
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

    private static final Set<String> NAMES = Set.of(
            "--home",
            "--date",
            "--results",
            "--seed",
            "--warm-up-millis",
            "--millis",
            "--rounds",
            "--most-packages",
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
        var without = given.getOrDefault("--without", "");
        if (!Set.of("", "postgis").contains(without)) {
            throw new IllegalArgumentException("--without takes postgis, not " + without);
        }
        var home = Path.of(given.getOrDefault("--home", "."));
        return new Settings(
                home,
                given.getOrDefault("--date", "unknown"),
                Path.of(given.getOrDefault(
                        "--results", home.resolve("benchmarks/target/results").toString())),
                number(given, "--seed", 7),
                Duration.ofMillis(number(given, "--warm-up-millis", 1_000)),
                Duration.ofMillis(number(given, "--millis", 1_000)),
                number(given, "--rounds", 7),
                Math.max(1_000, number(given, "--most-packages", 100_000)),
                without.isEmpty());
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

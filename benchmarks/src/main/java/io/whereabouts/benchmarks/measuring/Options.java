package io.whereabouts.benchmarks.measuring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a benchmark was started with. `benchmarks/run` says what each option means.
public final class Options {
    private static final Set<String> OF_ALL = Set.of("--home", "--date", "--results", "--rounds", "--millis");

    private final Map<String, String> given;

    private Options(Map<String, String> given) {
        this.given = given;
    }

    /// @param arguments names and values in turns
    /// @param own options of that benchmark alone
    /// @throws IllegalArgumentException that says what is wrong with the arguments, as all of these do
    public static Options of(List<String> arguments, Set<String> own) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!OF_ALL.contains(name) && !own.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown option %s; benchmarks/run --help lists them".formatted(name));
            }
            if (i + 1 == arguments.size()) {
                throw new IllegalArgumentException("%s needs a value".formatted(name));
            }
            given.put(name, arguments.get(i + 1));
        }
        return new Options(given);
    }

    /// The repository.
    public Path home() {
        return Path.of(text("--home").orElse("."));
    }

    /// Of the run, as the caller says: nothing here asks what day it is.
    public String date() {
        return text("--date").orElse("unknown");
    }

    /// The folder for them.
    public Path results() {
        return text("--results").map(Path::of).orElseGet(() -> home().resolve("benchmarks/target/results"));
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(given.get(name));
    }

    public int number(String name, int otherwise) {
        return number(name, otherwise, 1, "above 0");
    }

    public int number(String name, int otherwise, int least) {
        return number(name, otherwise, least, "from %d on".formatted(least));
    }

    public Duration millis(String name, int otherwise) {
        return Duration.ofMillis(number(name, otherwise));
    }

    private int number(String name, int otherwise, int least, String range) {
        var text = text(name).orElse(String.valueOf(otherwise));
        try {
            var number = Integer.parseInt(text);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw new IllegalArgumentException("%s must be a whole number %s, not %s".formatted(name, range, text));
    }
}

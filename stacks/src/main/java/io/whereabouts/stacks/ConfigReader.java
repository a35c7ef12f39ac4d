package io.whereabouts.stacks;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads values and collects what is wrong with them, so that one run tells everything.
final class ConfigReader {
    /// Pulumi's own settings are in other namespaces, such as `pulumi:tags`.
    private static final Pattern OURS = Pattern.compile("(aws|whereabouts):.*");

    private static final Pattern FLAG = Pattern.compile("true|false");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Map<String, String> config;
    private final List<String> problems;

    ConfigReader(Map<String, String> config, List<String> problems) {
        this.config = config;
        this.problems = problems;
    }

    void refuseUnknownKeys() {
        for (var key : new TreeSet<>(config.keySet())) {
            if (OURS.matcher(key).matches() && Key.of(key).isEmpty()) {
                problems.add("there is no setting %s; the nearest is %s"
                        .formatted(key, Key.nearestTo(key).full()));
            }
        }
    }

    boolean has(Key key) {
        return config.containsKey(key.full());
    }

    Optional<String> text(Key key, Pattern form, String wanted) {
        return Optional.ofNullable(config.get(key.full())).filter(value -> fits(key, value, form, wanted));
    }

    /// @param otherwise where nothing is set
    boolean flag(Key key, boolean otherwise) {
        return text(key, FLAG, "true or false").map(Boolean::parseBoolean).orElse(otherwise);
    }

    Optional<Integer> number(Key key, int least, int most) {
        var wanted = "a number from %,d to %,d".formatted(least, most);
        return text(key, NUMBER, wanted).map(Integer::parseInt).filter(number -> {
            var fits = least <= number && number <= most;
            if (!fits) {
                problems.add("%s must be %s, not '%d'".formatted(key.full(), wanted, number));
            }
            return fits;
        });
    }

    /// For keys that say nothing alone.
    void refuseWithout(Key needed, Key... keys) {
        if (!has(needed)) {
            for (var key : keys) {
                if (has(key)) {
                    problems.add("%s says nothing without %s".formatted(key.full(), needed.full()));
                }
            }
        }
    }

    /// A YAML list, or one text with commas.
    List<String> list(Key key, Pattern form, String wanted) {
        return Optional.ofNullable(config.get(key.full())).map(value -> split(key, value)).orElse(List.of()).stream()
                .filter(value -> fits(key, value, form, wanted))
                .toList();
    }

    private boolean fits(Key key, String value, Pattern form, String wanted) {
        if (form.matcher(value).matches()) {
            return true;
        }
        problems.add("%s must be %s, not '%s'".formatted(key.full(), wanted, value));
        return false;
    }

    private List<String> split(Key key, String value) {
        if (!value.startsWith("[")) {
            return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        }
        try {
            return JsonParser.parseString(value).getAsJsonArray().asList().stream()
                    .map(JsonElement::getAsString)
                    .toList();
        } catch (JsonSyntaxException | IllegalStateException | UnsupportedOperationException e) {
            problems.add("%s must be a list of texts, not '%s'".formatted(key.full(), value));
            return List.of();
        }
    }
}

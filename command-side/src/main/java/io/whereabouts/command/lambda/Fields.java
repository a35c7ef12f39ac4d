package io.whereabouts.command.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/// The fields of a JSON object, read strictly: no other field than the known ones, no value of another type,
/// nothing converted. Whatever is wrong is refused with the path of the field.
final class Fields {
    private final JsonNode object;
    private final String path;

    private Fields(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /// @param path of the object itself; empty for the whole body
    /// @param known all that may be in it
    static Fields of(JsonNode value, String path, String... known) {
        if (!value.isObject()) {
            throw refusal(
                    path, "%s must be an object, not %s".formatted(path.isEmpty() ? "the body" : path, kind(value)));
        }
        var names = List.of(known);
        value.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                var shown = shown(name);
                throw refusal(
                        child(path, shown),
                        "there is no field '%s' here; the fields are %s".formatted(shown, String.join(", ", names)));
            }
        });
        return new Fields(value, path);
    }

    /// Reads a value, or throws an IllegalArgumentException that says what is wrong with it.
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonNode value, String path);
    }

    <T> T required(String name, Reader<T> reader) {
        return optional(name, reader).orElseThrow(() -> refusal(child(path, name), "%s is missing".formatted(name)));
    }

    <T> Optional<T> optional(String name, Reader<T> reader) {
        if (!object.has(name)) {
            return Optional.empty();
        }
        var at = child(path, name);
        try {
            return Optional.of(reader.read(object.path(name), at));
        } catch (IllegalArgumentException e) {
            throw refusal(at, String.valueOf(e.getMessage()));
        }
    }

    static <T> Reader<T> text(Function<String, T> parse) {
        return (value, path) -> {
            expect(value.isTextual(), value, path, "a text");
            return parse.apply(value.textValue());
        };
    }

    static Reader<Instant> moment() {
        return text(Moment::parse);
    }

    static <T> Reader<T> number(DoubleFunction<T> parse) {
        return (value, path) -> {
            expect(value.isNumber(), value, path, "a number");
            return parse.apply(value.doubleValue());
        };
    }

    static <T> Reader<T> whole(LongFunction<T> parse) {
        return (value, path) -> {
            expect(value.isIntegralNumber() && value.canConvertToLong(), value, path, "a whole number");
            return parse.apply(value.longValue());
        };
    }

    static Reader<Boolean> flag() {
        return (value, path) -> {
            expect(value.isBoolean(), value, path, "true or false");
            return value.booleanValue();
        };
    }

    static <T> Reader<List<T>> list(int least, int most, Reader<T> element) {
        return (value, path) -> {
            expect(value.isArray(), value, path, "a list");
            if (value.size() < least || value.size() > most) {
                throw new IllegalArgumentException(
                        "%s must have %d to %d elements, not %d".formatted(path, least, most, value.size()));
            }
            var elements = new ArrayList<T>();
            for (var i = 0; i < value.size(); i++) {
                var at = "%s[%d]".formatted(path, i);
                try {
                    elements.add(element.read(value.path(i), at));
                } catch (IllegalArgumentException e) {
                    throw refusal(at, String.valueOf(e.getMessage()));
                }
            }
            return elements;
        };
    }

    private static void expect(boolean fits, JsonNode value, String path, String wanted) {
        if (!fits) {
            throw new IllegalArgumentException("%s must be %s, not %s".formatted(path, wanted, kind(value)));
        }
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "null; leave it out if there is none";
            case STRING -> "a text";
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case NUMBER -> shown(value.asText());
            default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static Refusal refusal(String path, String detail) {
        return path.isEmpty() ? new Refusal(400, detail) : Refusal.ofField(path, detail);
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /// A name that somebody made up, as it goes into an answer.
    static String shown(String name) {
        var printable = name.replaceAll("[^\\p{Graph} ]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}

package io.whereabouts.events.epcis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// JSON whose numbers stay as they were written: `200.50` is not `200.5`, and no digit of a long one is lost. Objects
/// are sorted by their keys, so that two that differ in the order of keys alone are one text.
public sealed interface Json {
    record Obj(Map<String, Json> fields) implements Json {
        public Obj {
            fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        }

        public Optional<Json> get(String name) {
            return Optional.ofNullable(fields.get(name));
        }

        /// The text in a field, if it is one.
        public Optional<String> text(String name) {
            return get(name).filter(Str.class::isInstance).map(value -> ((Str) value).value());
        }

        /// The elements of a field; none if it is no list.
        public List<Json> list(String name) {
            return get(name)
                    .filter(Arr.class::isInstance)
                    .map(value -> ((Arr) value).elements())
                    .orElse(List.of());
        }

        public Obj with(String name, Json value) {
            var more = new TreeMap<>(fields);
            more.put(name, value);
            return new Obj(more);
        }

        public Obj without(String name) {
            var fewer = new TreeMap<>(fields);
            fewer.remove(name);
            return new Obj(fewer);
        }
    }

    record Arr(List<Json> elements) implements Json {
        public Arr {
            elements = List.copyOf(elements);
        }
    }

    record Str(String value) implements Json {}

    /// @param literal as it was written
    record Num(String literal) implements Json {}

    record Bool(boolean value) implements Json {}

    record Null() implements Json {}

    /// @throws Malformed if it is not one JSON value, has the same key twice in one object, or is nested too deep
    static Json read(String text) {
        return JsonTexts.read(text);
    }

    /// On one line, without spaces.
    default String text() {
        return JsonTexts.write(this);
    }
}

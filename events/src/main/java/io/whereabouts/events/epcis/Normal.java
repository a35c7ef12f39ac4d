package io.whereabouts.events.epcis;

import java.util.ArrayList;
import java.util.Set;
import java.util.TreeMap;

/// One form of an event, whoever wrote it: identifiers as Digital Links and CBV's words bare. Extensions and ILMD are
/// left as they are.
final class Normal {
    private static final Set<String> LEFT_AS_THEY_ARE = Set.of("@context", "ilmd", "eventID", "correctiveEventIDs");
    private static final Set<String> WORDS =
            Set.of("bizStep", "disposition", "set", "unset", "type", "reason", "component");

    private Normal() {}

    static Json.Obj of(Json.Obj event, String path) {
        return object(event, path);
    }

    private static Json.Obj object(Json.Obj object, String path) {
        var fields = new TreeMap<String, Json>();
        object.fields()
                .forEach((name, value) -> fields.put(
                        name,
                        name.contains(":") || LEFT_AS_THEY_ARE.contains(name)
                                ? value
                                : value(value, name, Check.child(path, name))));
        return new Json.Obj(fields);
    }

    private static Json value(Json value, String name, String path) {
        return switch (value) {
            case Json.Obj object -> object(object, path);
            case Json.Arr array -> {
                var elements = new ArrayList<Json>();
                for (var element : array.elements()) {
                    elements.add(value(element, name, "%s[%d]".formatted(path, elements.size())));
                }
                yield new Json.Arr(elements);
            }
            case Json.Str string -> new Json.Str(text(string.value(), name, path));
            default -> value;
        };
    }

    private static String text(String text, String name, String path) {
        if (WORDS.contains(name)) {
            return Vocabulary.bare(text);
        }
        try {
            return Gs1Uri.link(text);
        } catch (IllegalArgumentException e) {
            throw new Malformed(path, String.valueOf(e.getMessage()));
        }
    }
}

package io.whereabouts.events.epcis;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The fields of an object: those that EPCIS defines, and, where it may be extended, any whose name has a prefix.
final class Shape implements Check {
    private final Map<String, Check> known = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final boolean extensible;

    private Shape(boolean extensible) {
        this.extensible = extensible;
    }

    static Shape closed() {
        return new Shape(false);
    }

    static Shape extensible() {
        return new Shape(true);
    }

    Shape may(String name, Check check) {
        known.put(name, check);
        return this;
    }

    Shape must(String name, Check check) {
        required.add(name);
        return may(name, check);
    }

    Shape may(Check check, String... names) {
        for (var name : names) {
            may(name, check);
        }
        return this;
    }

    @Override
    public void of(Json value, String path) {
        if (!(value instanceof Json.Obj object)) {
            throw Check.wrong(value, path, "an object");
        }
        for (var name : required) {
            if (object.get(name).isEmpty()) {
                throw new Malformed(Check.child(path, name), "is missing");
            }
        }
        object.fields().forEach((name, field) -> {
            var at = Check.child(path, name);
            var check = known.get(name);
            if (check != null) {
                check.of(field, at);
            } else if (!extensible || !Check.isUri(name)) {
                throw new Malformed(
                        at,
                        "is not a field of EPCIS 2.0 here; %s"
                                .formatted(
                                        extensible
                                                ? "an extension's name has a prefix, such as example:myField"
                                                : "the fields are " + String.join(", ", known.keySet())));
            }
        });
    }
}

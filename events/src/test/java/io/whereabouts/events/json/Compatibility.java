package io.whereabouts.events.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Whether a schema still holds what its released form promised, in both directions: what was written by the
/// released one fits it, and whoever reads by the released one finds every property where it was, with the type
/// that it had. A range, an enum or a length may grow. What cannot be compared by rule (a pattern, a format,
/// alternatives, a keyword that is not known here) must be the same.
final class Compatibility {
    private static final Set<String> FOR_PEOPLE = Set.of("title", "description");
    private static final Set<String> LOWER_LIMITS = Set.of("minimum", "minLength", "minItems", "minProperties");
    private static final Set<String> UPPER_LIMITS = Set.of("maximum", "maxLength", "maxItems", "maxProperties");

    private final List<String> breaches = new ArrayList<>();

    private Compatibility() {}

    /// @return what is incompatible, each with the path of the property; empty if nothing is
    static List<String> breaches(JsonNode released, JsonNode current) {
        var comparison = new Compatibility();
        comparison.compare(released, current, "");
        return comparison.breaches;
    }

    private void compare(JsonNode released, JsonNode current, String at) {
        var keywords = new HashSet<String>();
        released.fieldNames().forEachRemaining(keywords::add);
        current.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(FOR_PEOPLE);
        for (var keyword : keywords.stream().sorted().toList()) {
            compare(keyword, released.path(keyword), current.path(keyword), at);
        }
    }

    private void compare(String keyword, JsonNode released, JsonNode current, String at) {
        if (keyword.equals("properties")) {
            properties(released, current, at);
        } else if (keyword.equals("items") && released.isObject() && current.isObject()) {
            compare(released, current, at + "[]");
        } else if (keyword.equals("required")) {
            required(released, current, at);
        } else if (keyword.equals("enum")) {
            enumeration(released, current, at);
        } else if (LOWER_LIMITS.contains(keyword)) {
            limit(keyword, released, current, at, -1);
        } else if (UPPER_LIMITS.contains(keyword)) {
            limit(keyword, released, current, at, 1);
        } else if (!Objects.equals(released, current)) {
            report(at, "%s was %s, is %s".formatted(keyword, shown(released), shown(current)));
        }
    }

    private void properties(JsonNode released, JsonNode current, String at) {
        for (var property : released.properties()) {
            var path = at + "/" + property.getKey();
            if (current.has(property.getKey())) {
                compare(property.getValue(), current.get(property.getKey()), path);
            } else {
                report(path, "was removed");
            }
        }
    }

    private void required(JsonNode released, JsonNode current, String at) {
        var before = texts(released);
        var now = texts(current);
        now.stream()
                .filter(name -> !before.contains(name))
                .forEach(name -> report(at + "/" + name, "is newly required"));
        before.stream()
                .filter(name -> !now.contains(name))
                .forEach(name -> report(at + "/" + name, "is no longer required"));
    }

    private void enumeration(JsonNode released, JsonNode current, String at) {
        if (released.isMissingNode()) {
            report(at, "enum is new");
        } else if (!current.isMissingNode() && !texts(current).containsAll(texts(released))) {
            var lost = new ArrayList<>(texts(released));
            lost.removeAll(texts(current));
            report(at, "enum lost " + lost);
        }
    }

    private void limit(String keyword, JsonNode released, JsonNode current, String at, int wider) {
        var isFreer = current.isMissingNode()
                || (!released.isMissingNode()
                        && current.decimalValue().compareTo(released.decimalValue()) * wider >= 0);
        if (!isFreer) {
            report(at, "%s was %s, is %s".formatted(keyword, shown(released), shown(current)));
        }
    }

    private void report(String at, String what) {
        breaches.add((at.isEmpty() ? "/" : at) + " " + what);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }
}

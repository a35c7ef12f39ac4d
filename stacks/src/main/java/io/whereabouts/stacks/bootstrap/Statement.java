package io.whereabouts.stacks.bootstrap;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One statement of a policy, all of it known before anything is created: so it can be written to documents and
/// judged by tests.
///
/// @param principal who it is about, by kind, such as `Service`; empty in the policy of a role
/// @param resources empty in a role's trust, where the role itself is meant
/// @param conditions values by key by operator
record Statement(
        Effect effect,
        Map<String, List<String>> principal,
        Actions actions,
        List<String> resources,
        Map<String, Map<String, List<String>>> conditions) {

    enum Effect {
        ALLOW("Allow"),
        DENY("Deny");

        private final String word;

        Effect(String word) {
            this.word = word;
        }
    }

    /// @param others whether all but these are meant
    record Actions(List<String> names, boolean others) {}

    static Statement allow(List<String> actions, List<String> resources) {
        return new Statement(Effect.ALLOW, Map.of(), new Actions(actions, false), resources, Map.of());
    }

    static Statement deny(List<String> actions, List<String> resources) {
        return new Statement(Effect.DENY, Map.of(), new Actions(actions, false), resources, Map.of());
    }

    static Statement denyAllBut(List<String> actions) {
        return new Statement(Effect.DENY, Map.of(), new Actions(actions, true), List.of("*"), Map.of());
    }

    Statement to(String kind, List<String> principals) {
        return new Statement(effect, Map.of(kind, principals), actions, resources, conditions);
    }

    Statement at(List<String> places) {
        return new Statement(effect, principal, actions, places, conditions);
    }

    Statement onlyIf(String operator, String key, List<String> values) {
        var all = new TreeMap<>(conditions);
        var tests = new TreeMap<>(all.getOrDefault(operator, Map.of()));
        tests.put(key, values);
        all.put(operator, tests);
        return new Statement(effect, principal, actions, resources, all);
    }

    Statement onlyIf(String operator, String key, String value) {
        return onlyIf(operator, key, List.of(value));
    }

    JsonObject json() {
        var json = new JsonObject();
        json.addProperty("Effect", effect.word);
        if (!principal.isEmpty()) {
            json.add("Principal", object(principal));
        }
        json.add(
                actions.others() ? "NotAction" : "Action",
                oneOrMore(actions.names().stream().sorted().toList()));
        if (!resources.isEmpty()) {
            json.add("Resource", oneOrMore(resources));
        }
        if (!conditions.isEmpty()) {
            var operators = new JsonObject();
            conditions.forEach((operator, tests) -> operators.add(operator, object(tests)));
            json.add("Condition", operators);
        }
        return json;
    }

    private static JsonObject object(Map<String, List<String>> values) {
        var object = new JsonObject();
        new TreeMap<>(values).forEach((key, texts) -> object.add(key, oneOrMore(texts)));
        return object;
    }

    private static JsonElement oneOrMore(List<String> texts) {
        if (texts.size() == 1) {
            return new JsonPrimitive(texts.getFirst());
        }
        var array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}

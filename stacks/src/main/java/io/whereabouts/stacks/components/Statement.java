package io.whereabouts.stacks.components;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One statement of a policy.
///
/// @param principal who it is about, in a policy of a resource or a role's trust
/// @param resources empty in a role's trust, where the role itself is meant
record Statement(
        Effect effect,
        Optional<Principal> principal,
        List<String> actions,
        List<Output<String>> resources,
        Optional<Condition> condition) {

    enum Effect {
        ALLOW("Allow"),
        DENY("Deny");

        private final String word;

        Effect(String word) {
            this.word = word;
        }
    }

    /// @param key such as `Service`; `*` for everybody
    record Principal(String key, String value) {
        static final Principal EVERYBODY = new Principal("*", "*");

        static Principal service(String name) {
            return new Principal("Service", name);
        }

        private JsonElement json() {
            if (this.equals(EVERYBODY)) {
                return new JsonPrimitive("*");
            }
            var object = new JsonObject();
            object.addProperty(key, value);
            return object;
        }
    }

    record Condition(String operator, String key, Output<String> value) {}

    static Statement allow(List<String> actions, List<Output<String>> resources) {
        return new Statement(Effect.ALLOW, Optional.empty(), actions, resources, Optional.empty());
    }

    static Statement allow(Principal principal, List<String> actions, List<Output<String>> resources) {
        return new Statement(Effect.ALLOW, Optional.of(principal), actions, resources, Optional.empty());
    }

    /// Whoever asks in the clear is refused, whatever else they may do.
    static Statement refuseWithoutTls(String action, List<Output<String>> resources) {
        return new Statement(
                        Effect.DENY, Optional.of(Principal.EVERYBODY), List.of(action), resources, Optional.empty())
                .onlyIf("Bool", "aws:SecureTransport", Output.of("false"));
    }

    Statement onlyIf(String operator, String key, Output<String> value) {
        return new Statement(effect, principal, actions, resources, Optional.of(new Condition(operator, key, value)));
    }

    Output<JsonObject> json() {
        var values = new ArrayList<>(resources);
        condition.ifPresent(it -> values.add(it.value()));
        return Output.all(values).applyValue(this::json);
    }

    private JsonObject json(List<String> values) {
        var json = new JsonObject();
        json.addProperty("Effect", effect.word);
        principal.ifPresent(it -> json.add("Principal", it.json()));
        json.add("Action", oneOrMore(actions));
        if (!resources.isEmpty()) {
            json.add("Resource", oneOrMore(values.subList(0, resources.size())));
        }
        condition.ifPresent(it -> {
            var test = new JsonObject();
            test.addProperty(it.key(), values.getLast());
            var operator = new JsonObject();
            operator.add(it.operator(), test);
            json.add("Condition", operator);
        });
        return json;
    }

    private static JsonElement oneOrMore(List<String> texts) {
        if (texts.size() == 1) {
            return new JsonPrimitive(texts.getFirst());
        }
        var array = new JsonArray();
        texts.stream().sorted().forEach(array::add);
        return array;
    }
}

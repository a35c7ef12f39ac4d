package io.whereabouts.events.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Takes a schema and a document that fits it and has every optional property, and breaks each rule of the schema
/// once: a rule that is added to a schema is tested without a new test.
final class BrokenRules {
    record Broken(String rule, JsonNode document) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<JsonNode> ONE_OF_EACH_TYPE = List.of(
            JSON.textNode("1"),
            JSON.numberNode(1),
            JSON.numberNode(1.5),
            JSON.booleanNode(true),
            JSON.arrayNode(),
            JSON.objectNode());

    private final JsonNode document;
    private final List<Broken> found = new ArrayList<>();

    private BrokenRules(JsonNode document) {
        this.document = document;
    }

    static List<Broken> of(JsonNode schema, JsonNode document) {
        var broken = new BrokenRules(document);
        broken.walk(schema, "");
        return broken.found;
    }

    private void walk(JsonNode schema, String at) {
        if (!at.isEmpty()) {
            breakType(schema.get("type").asText(), at);
        }
        breakRange(schema, at);
        breakText(schema, at);
        breakItems(schema, at);
        for (var required : schema.path("required")) {
            found.add(new Broken(at + " without " + required.asText(), Json.without(document, at, required.asText())));
            replace(at + "/" + required.asText(), "null", JSON.nullNode());
        }
        if (schema.has("anyOf")) {
            var neither = document;
            for (var alternative : schema.get("anyOf")) {
                neither = Json.without(
                        neither, at, alternative.get("required").get(0).asText());
            }
            found.add(new Broken(at + " without any of anyOf", neither));
        }
        schema.path("properties")
                .properties()
                .forEach(property -> walk(property.getValue(), at + "/" + property.getKey()));
        if (schema.has("items")) {
            walk(schema.get("items"), at + "/0");
        }
    }

    private void breakType(String type, String at) {
        for (var value : ONE_OF_EACH_TYPE) {
            var fits = switch (type) {
                case "string" -> value.isTextual();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "array" -> value.isArray();
                case "object" -> value.isObject();
                default -> throw new IllegalArgumentException("no rule for type " + type);
            };
            if (!fits) {
                replace(at, "a " + value.getNodeType() + " " + value, value);
            }
        }
    }

    private void breakRange(JsonNode schema, String at) {
        if (schema.has("minimum")) {
            replace(
                    at,
                    "less than minimum",
                    JSON.numberNode(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            replace(
                    at,
                    "more than maximum",
                    JSON.numberNode(schema.get("maximum").asLong() + 1));
        }
    }

    private void breakText(JsonNode schema, String at) {
        if (schema.has("minLength")) {
            replace(
                    at,
                    "shorter than minLength",
                    JSON.textNode("x".repeat(schema.get("minLength").asInt() - 1)));
        }
        if (schema.has("maxLength")) {
            replace(
                    at,
                    "longer than maxLength",
                    JSON.textNode("x".repeat(schema.get("maxLength").asInt() + 1)));
        }
        if (schema.has("pattern")) {
            var good = document.at(at).asText();
            replace(at, "not of the pattern", JSON.textNode("\u0007"));
            replace(at, "not of the pattern: empty", JSON.textNode(""));
            replace(at, "not of the pattern: something before it", JSON.textNode("\t" + good));
            replace(at, "not of the pattern: a line end after it", JSON.textNode(good + "\n"));
        }
        if (schema.has("enum")) {
            replace(at, "not of the enum", JSON.textNode("no-such-word"));
        }
        if (schema.path("format").asText().equals("date-time")) {
            for (var no : List.of(
                    "2026-11-01",
                    "2026-13-01T10:00:00Z",
                    "2026-02-30T10:00:00Z",
                    "2026-11-01T25:00:00Z",
                    "1969-12-31T23:59:59Z",
                    "+10000-01-01T00:00:00Z",
                    "2026-11-01T10:00:00",
                    "1793527200")) {
                replace(at, "no date-time: " + no, JSON.textNode(no));
            }
        }
    }

    private void breakItems(JsonNode schema, String at) {
        if (schema.has("minItems")) {
            replace(at, "fewer than minItems", JSON.arrayNode());
        }
        if (schema.has("maxItems")) {
            var items = JSON.arrayNode();
            IntStream.rangeClosed(0, schema.get("maxItems").asInt())
                    .forEach(unused -> items.add(document.at(at).get(0)));
            replace(at, "more than maxItems", items);
        }
    }

    private void replace(String at, String rule, JsonNode value) {
        found.add(new Broken(at + " is " + rule, Json.with(document, at, value)));
    }
}

package io.whereabouts.events.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// JSON trees as tests take them apart.
final class Json {
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private Json() {}

    static JsonNode tree(String json) {
        try {
            return PLAIN.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /// @return a copy of `document` that has `value` at `pointer`
    static JsonNode with(JsonNode document, String pointer, JsonNode value) {
        var at = JsonPointer.compile(pointer);
        var copy = document.deepCopy();
        var parent = copy.at(at.head());
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
        return copy;
    }

    /// @return a copy of `document` whose object at `pointer` lacks `property`
    static JsonNode without(JsonNode document, String pointer, String property) {
        var copy = document.deepCopy();
        ((ObjectNode) copy.at(pointer)).remove(property);
        return copy;
    }
}

package io.whereabouts.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityTest {
    private static final String RELEASED = """
            {"type": "object", "title": "a", "required": ["id"], "properties": {
              "id": {"type": "string", "pattern": "^[a-z]+$", "maxLength": 9},
              "step": {"type": "string", "enum": ["loading", "packing"]},
              "place": {"type": "object", "properties": {"altitude": {"type": "number", "minimum": -10, "maximum": 10}},
                        "required": ["altitude"]},
              "lines": {"type": "array", "minItems": 1, "items": {"type": "object", "anyOf": [{"required": ["a"]}],
                        "properties": {"quantity": {"type": "integer"}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ["id"]|["id", "step"]|/step is newly required
            ["id"]|[]|/id is no longer required
            ["altitude"]|["altitude", "accuracy"]|/place/accuracy is newly required
            {"quantity": {"type": "integer"}}|{}|/lines[]/quantity was removed
            {"quantity": {"type": "integer"}}|{"count": {"type": "integer"}}|/lines[]/quantity was removed
            {"type": "integer"}|{"type": "number"}|/lines[]/quantity type was "integer", is "number"
            {"type": "integer"}|{"type": "integer", "maximum": 7}|/lines[]/quantity maximum was absent, is 7
            {"type": "integer"}|{"type": "integer", "multipleOf": 2}|/lines[]/quantity multipleOf was absent, is 2
            {"type": "integer"}|{"type": "integer", "enum": [1]}|/lines[]/quantity enum is new
            "minimum": -10|"minimum": -9|/place/altitude minimum was -10, is -9
            "maximum": 10|"maximum": 9.5|/place/altitude maximum was 10, is 9.5
            "maxLength": 9|"maxLength": 8|/id maxLength was 9, is 8
            "minItems": 1|"minItems": 2|/lines minItems was 1, is 2
            ["loading", "packing"]|["loading"]|/step enum lost [packing]
            ^[a-z]+$|^[a-y]+$|/id pattern was "^[a-z]+$", is "^[a-y]+$"
            [{"required": ["a"]}]|[{"required": ["b"]}]|/lines[] anyOf was [{"required":["a"]}], is [{"required":["b"]}]
            "title": "a"|"additionalProperties": false|/ additionalProperties was absent, is false
            """)
    void what_breaks_a_promise_is_found(String released, String current, String breach) {
        assertThat(Compatibility.breaches(Json.tree(RELEASED), changed(released, current)))
                .containsExactly(breach);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "title": "a"|"title": "b", "description": "for people"
            {"quantity":|{"unit": {"type": "string", "enum": ["kg"]}, "quantity":
            "minimum": -10|"minimum": -11
            "maximum": 10|"maximum": 10.5
            , "maximum": 10|``
            "minItems": 1|"minItems": 0
            ["loading", "packing"]|["packing", "loading", "picking"]
            """)
    void what_keeps_the_promises_passes(String released, String current) {
        assertThat(Compatibility.breaches(Json.tree(RELEASED), changed(released, current)))
                .isEmpty();
    }

    @Test
    void a_schema_is_compatible_with_itself() {
        for (var type : EventType.all()) {
            assertThat(Compatibility.breaches(Schemas.tree(type), Schemas.tree(type)))
                    .isEmpty();
        }
    }

    private static JsonNode changed(String released, String current) {
        assertThat(RELEASED).contains(released);
        return Json.tree(RELEASED.replace(released, current));
    }
}

package io.whereabouts.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The OpenAPI document as tests ask it.
///
/// @param json with every `$ref` as it is written
public record Document(JsonNode json) {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<JsonNode, Schema> COMPILED = new ConcurrentHashMap<>();
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static Document written() {
        return new Document(read(OpenApi.json()));
    }

    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        for (var path : json.path("paths").properties()) {
            for (var method : path.getValue().properties()) {
                operations.add(new Operation(
                        this, method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    public Operation operation(String key) {
        return operations().stream()
                .filter(operation -> operation.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("openapi.json has no " + key));
    }

    /// @param name in `components/schemas`
    public JsonNode schema(String name) {
        return resolved(MAPPER.createObjectNode().put("$ref", "#/components/schemas/" + name));
    }

    /// What a `$ref` names, with what stands beside it; itself, if it is none.
    public JsonNode resolved(JsonNode node) {
        if (!node.has("$ref")) {
            return node;
        }
        var named = json.at(node.path("$ref").asText().substring(1));
        if (named.isMissingNode()) {
            throw new AssertionError("openapi.json has no " + node);
        }
        return resolved(named);
    }

    /// In what a value differs from its schema.
    public List<String> breaches(JsonNode schema, JsonNode value) {
        var compiled = COMPILED.computeIfAbsent(schema, this::compiled);
        return compiled.validate(value.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    /// As the other; a field that is not described is a breach, too. For what we answer ourselves.
    public List<String> breachesOfClosed(JsonNode schema, JsonNode value) {
        return new Document(closed(json)).breaches(closed(schema), value);
    }

    private Schema compiled(JsonNode schema) {
        var whole = MAPPER.createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", json.path("components"));
        return SCHEMAS.getSchema(whole.toString());
    }

    private static JsonNode closed(JsonNode node) {
        var copy = node.deepCopy();
        copy.findParents("properties").forEach(parent -> {
            if (parent.path("type").asText().equals("object")) {
                ((ObjectNode) parent).put("additionalProperties", false);
            }
        });
        return copy;
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }
}

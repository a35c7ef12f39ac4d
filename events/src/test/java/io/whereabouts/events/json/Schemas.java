package io.whereabouts.events.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The contract's JSON Schemas, as the resources that the stack registers, and a validator for them.
final class Schemas {
    private static final SchemaRegistry DRAFT_4 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

    private static final Map<EventType, Schema> COMPILED = new ConcurrentHashMap<>();

    private Schemas() {}

    static String text(EventType type) {
        return resource("/io/whereabouts/events/schemas/%s-%s.json".formatted(type.name(), type.version()));
    }

    static JsonNode tree(EventType type) {
        return Json.tree(text(type));
    }

    static List<String> breaches(EventType type, String detail) {
        return breaches(COMPILED.computeIfAbsent(type, each -> DRAFT_4.getSchema(text(each))), detail);
    }

    static List<String> breaches(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    static String resource(String path) {
        try (InputStream resource =
                Objects.requireNonNull(Schemas.class.getResourceAsStream(path), path + " is missing")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

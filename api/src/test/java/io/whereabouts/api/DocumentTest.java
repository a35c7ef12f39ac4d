package io.whereabouts.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DocumentTest {
    private static final Document DOCUMENT = Document.written();

    @Test
    void it_is_OpenAPI_3_1() throws IOException {
        assertThat(faults(schema("openapi/schema-3.1.json"), DOCUMENT.json())).isEmpty();
    }

    @Test
    void each_of_its_schemas_is_JSON_Schema_2020_12() {
        var meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}");
        DOCUMENT.json()
                .path("components")
                .path("schemas")
                .properties()
                .forEach(schema -> assertThat(faults(meta, schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
        for (var parent : DOCUMENT.json().findParents("schema")) {
            assertThat(faults(meta, parent.path("schema"))).as("%s", parent).isEmpty();
        }
    }

    @Test
    void every_reference_names_something_and_everything_is_named() {
        var named = DOCUMENT.json().findValuesAsText("$ref");
        named.forEach(reference -> assertThat(
                        DOCUMENT.json().at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        for (var kind : DOCUMENT.json().path("components").properties()) {
            if (!kind.getKey().equals("securitySchemes")) {
                kind.getValue()
                        .fieldNames()
                        .forEachRemaining(name ->
                                assertThat(named).contains("#/components/%s/%s".formatted(kind.getKey(), name)));
            }
        }
    }

    @Test
    void every_operation_has_examples_that_fit_its_schemas() {
        for (var operation : DOCUMENT.operations()) {
            assertThat(operation.examples()).as(operation.key()).isNotEmpty();
            operation.examples().forEach(DocumentTest::assertFits);
        }
    }

    private static void assertFits(Operation.Example example) {
        var operation = example.operation();
        for (var content : operation.response(example.status()).path("content")) {
            if (!content.path("examples").has(example.name())) {
                continue; // one of several media types, with examples of its own
            }
            assertThat(DOCUMENT.breachesOfClosed(
                            content.path("schema"),
                            content.path("examples").path(example.name()).path("value")))
                    .as("%s", example)
                    .isEmpty();
        }
        if (example.status() < 300) {
            for (var parameter : operation.parameters()) {
                var value = parameter.path("examples").path(example.name()).path("value");
                assertThat(value.isMissingNode()
                                || DOCUMENT.breaches(parameter.path("schema"), value)
                                        .isEmpty())
                        .as("%s %s", example, parameter.path("name"))
                        .isTrue();
            }
        }
    }

    @Test
    void whatever_a_sender_can_do_wrong_is_answered() {
        for (var operation : DOCUMENT.operations()) {
            var statuses = operation.json().path("responses");
            assertThat(statuses.has("429") && statuses.has("500") && statuses.has("503"))
                    .as(operation.key())
                    .isTrue();
            assertThat(statuses.has("401") && statuses.has("403"))
                    .as(operation.key())
                    .isEqualTo(!operation.scopes().isEmpty());
            assertThat(statuses.has("413") && statuses.has("415"))
                    .as(operation.key())
                    .isEqualTo(operation.bodySchema().isPresent());
        }
    }

    private static List<String> faults(Schema schema, JsonNode value) {
        return schema.validate(value.toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static Schema schema(String resource) throws IOException {
        try (var stream = Objects.requireNonNull(DocumentTest.class.getResourceAsStream(resource))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(stream);
        }
    }
}

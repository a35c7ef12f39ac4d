package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static io.whereabouts.command.lambda.Api.scanJson;
import static io.whereabouts.command.lambda.Api.scans;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.whereabouts.command.publishing.Enrichment;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What the API stores is what the enrichment reads, and comes out as the contract's JSON Schemas have it.
class PublishedItemsTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);

    @Test
    void whatever_the_api_stores_is_published_as_its_json_schema_has_it() throws IOException {
        var client = DYNAMO_DB.client();
        var table = DYNAMO_DB.createEventsTable();
        var api = Api.on(client, table, Clock.systemUTC());
        api.register("""
                {"package": "%s", "client": "Atomic", "reference": "PO-1", "description": "Zaslon 27″",
                 "contents": [{"gtin": "04006381333931", "quantity": 2}, {"description": "cables", "quantity": 9}]}""".formatted(PACKAGE));
        api.scanners("gate-1").readPoint("PUT", "4140614141123452", """
                {"name": "gate 1", "altitudeDatum": {"name": "floor", "aboveEllipsoid": 300},
                 "volume": {"floor": [[14, 46], [14.001, 46], [14, 46.001]], "lowest": 0, "highest": 3}}""");
        api.scan(scans(
                scanJson(PACKAGE, "gate-1", 1, "2026-11-01T10:00:00+01:00"),
                scanJson(PACKAGE, "gate-1", 2, "9999-01-01T00:00:00.123456789Z"),
                """
                {"scanner": "gate-1", "sequence": 3, "scannedAt": "2099-01-01T00:00:00Z", "clockOffset": 3600.5,
                 "package": "%s", "readPoint": "4140614141123452"}""".formatted(PACKAGE)));
        api.scanner("DELETE", "gate-1", "");
        api.track(PACKAGE, "{\"tracked\": false}");
        api.track(PACKAGE, "{\"tracked\": true}");

        var details = enriched(items(client, table));

        assertThat(details)
                .extracting(detail -> detail.path("type").asText())
                .containsExactlyInAnyOrder(
                        "PackageRegistered",
                        "ScannerRegistered",
                        "ReadPointDefined",
                        "PackageScanned",
                        "PackageScanned",
                        "PackageScanned",
                        "ScannerRevoked",
                        "TrackingStopped",
                        "TrackingStarted");
        for (var detail : details) {
            assertThat(breaches(detail)).as("%s", detail).isEmpty();
            ((ObjectNode) detail).remove("causationId");
            assertThat(breaches(detail))
                    .as("a validator that sees what is missing")
                    .isNotEmpty();
        }
    }

    private List<String> breaches(JsonNode detail) throws IOException {
        var name = "/io/whereabouts/events/schemas/%s-%s.json"
                .formatted(detail.path("type").asText(), detail.path("version").asText());
        try (InputStream schema = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
            var text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return schemas.getSchema(text).validate(detail.toString(), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private static List<Map<String, AttributeValue>> items(DynamoDbClient client, String table) {
        return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .toList();
    }

    private static List<JsonNode> enriched(List<Map<String, AttributeValue>> items) throws IOException {
        var records = Api.JSON.createArrayNode();
        for (var item : items) {
            var image = Api.JSON.createObjectNode();
            item.forEach((name, value) -> image.set(name, dynamoDbJson(value)));
            records.addObject().put("eventName", "INSERT").putObject("dynamodb").set("NewImage", image);
        }
        var output = new ByteArrayOutputStream();
        new Enrichment()
                .handleRequest(new ByteArrayInputStream(Api.JSON.writeValueAsBytes(records)), output, Api.anyContext());
        var details = new ArrayList<JsonNode>();
        Api.JSON.readTree(output.toByteArray()).forEach(details::add);
        return details;
    }

    private static JsonNode dynamoDbJson(AttributeValue value) {
        var json = Api.JSON.createObjectNode();
        switch (value.type()) {
            case S -> json.put("S", value.s());
            case BOOL -> json.put("BOOL", value.bool());
            case L -> {
                var list = json.putArray("L");
                value.l().forEach(element -> list.add(dynamoDbJson(element)));
            }
            case M -> {
                var map = json.putObject("M");
                value.m().forEach((name, element) -> map.set(name, dynamoDbJson(element)));
            }
            default -> throw new AssertionError("no such attribute is in the contract: " + value);
        }
        return json;
    }
}

package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.OTHER_PACKAGE;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.WriteToken;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CorrectionsApiTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final String CAGE = "800304012345000221334455";

    private DynamoDbClient client;
    private String table;
    private Api api;

    @BeforeEach
    void start() {
        client = DYNAMO_DB.client();
        table = DYNAMO_DB.createEventsTable();
        api = Api.on(client, table, Clock.systemUTC());
        Stream.of(PACKAGE, OTHER_PACKAGE, CAGE)
                .forEach(id -> assertThat(api.register("{\"package\": \"%s\"}".formatted(id))
                                .status())
                        .isEqualTo(201));
    }

    @Test
    void a_wrong_packing_is_as_if_it_had_never_been_and_can_stand_again() {
        var event = event(pack(CAGE, PACKAGE).body().at("/results/0/token").asText());

        var retracted = correct(event, false);
        assertThat(retracted.status()).isEqualTo(200);
        assertThat(retracted.body().has("container")).isFalse();
        assertThat(correct(event, false).body()).as("again").isEqualTo(retracted.body());
        assertThat(result(pack(OTHER_PACKAGE, PACKAGE))).isEqualTo("packed");

        assertThat(correct(event, true).body().path("detail").asText())
                .contains("would be in %s and in %s at once".formatted(CAGE, OTHER_PACKAGE));
        assertThat(unpack(OTHER_PACKAGE, PACKAGE)).isEqualTo("unpacked");
        assertThat(correct(event, true).status()).isEqualTo(409);
        assertThat(types("item=" + PACKAGE)).containsExactly("Packed", "PackingRetracted", "Packed", "Unpacked");
    }

    @Test
    void an_unpacking_that_was_wrong_leaves_it_where_it_was_if_that_can_be() {
        pack(CAGE, PACKAGE);
        unpack(CAGE, PACKAGE);
        var event = lastEvent("item=" + PACKAGE);
        assertThat(result(pack(PACKAGE, CAGE))).isEqualTo("packed");

        var refused = correct(event, false);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("detail").asText())
                .isEqualTo("%s would be in %s, which it holds itself".formatted(PACKAGE, CAGE));

        unpack(PACKAGE, CAGE);
        assertThat(correct(event, false).body().path("container").asText()).isEqualTo(CAGE);
    }

    @Test
    void a_wrong_scan_is_retracted_and_names_where_it_stood() throws Exception {
        api.scanners("gate-1").scan(Api.scans(Api.scanJson(PACKAGE, "gate-1", 7, "2026-11-01T09:00:00Z")));
        var scan = """
                {"package": "%s", "scan": {"scanner": "gate-1", "sequence": 7}, "reason": "wrong label", "standing": %s}""";

        assertThat(correction(scan.formatted(PACKAGE, true)).status()).isEqualTo(409);
        var retracted = correction(scan.formatted(PACKAGE, false));
        assertThat(retracted.status()).isEqualTo(200);
        assertThat(correction(scan.formatted(PACKAGE, false)).body()).isEqualTo(retracted.body());
        assertThat(correction(scan.formatted(PACKAGE, true)).status()).isEqualTo(200);
        assertThat(types("item=" + PACKAGE)).containsExactly("ScanRetracted", "ScanRetracted", "PackageScanned");
        var payload = Api.JSON.readTree(attribute("item=" + PACKAGE, 0, "payload"));
        assertThat(payload.at("/retracted/eventId").asText()).isEqualTo(attribute("item=" + PACKAGE, 2, "eventId"));
        assertThat(payload.at("/retracted/effectiveAt").asText()).isEqualTo("2026-11-01T09:00:00Z");
        assertThat(correction(scan.formatted(OTHER_PACKAGE, false)).status()).isEqualTo(404);
    }

    @Test
    void a_correction_names_one_thing_and_a_reason() {
        assertThat(field("{\"package\": \"%s\", \"reason\": \"x\"}")).isEqualTo("event");
        assertThat(field("{\"package\": \"%s\", \"event\": \"01890000-0000-7000-8000-000000000007\"}"))
                .isEqualTo("reason");
        assertThat(field("{\"package\": \"%s\", \"event\": \"7\", \"reason\": \"x\"}"))
                .isEqualTo("event");
        assertThat(correct("01890000-0000-7000-8000-000000000007", false).status())
                .isEqualTo(404);
    }

    private String field(String body) {
        return correction(body.formatted(PACKAGE)).body().path("field").asText();
    }

    private Api.Answer correct(String event, boolean standing) {
        return correction("""
                {"package": "%s", "event": "%s", "reason": "wrong cage", "standing": %s}""".formatted(PACKAGE, event, standing));
    }

    private Api.Answer correction(String body) {
        return api.send(Api.request("POST /corrections", body));
    }

    private Api.Answer pack(String container, String child) {
        return api.send(Api.request("POST /packages/{id}/contents", "{\"packages\": [\"%s\"]}".formatted(child))
                .withPathParameters(Map.of("id", container)));
    }

    private static String result(Api.Answer packed) {
        return packed.body().at("/results/0/result").asText();
    }

    private String unpack(String container, String child) {
        return api.send(Api.request("DELETE /packages/{id}/contents/{child}", "")
                        .withPathParameters(Map.of("id", container, "child", child)))
                .body()
                .path("result")
                .asText();
    }

    private static String event(String token) {
        return WriteToken.parse(token).decision().orElseThrow().value();
    }

    private String lastEvent(String tag) {
        return attribute(tag, types(tag).size() - 1, "eventId");
    }

    private List<String> types(String tag) {
        return items(tag).stream().map(item -> text(item, "type")).toList();
    }

    private String attribute(String tag, int index, String name) {
        return text(items(tag).get(index), name);
    }

    private List<Map<String, AttributeValue>> items(String tag) {
        return client.query(query -> query.tableName(table)
                        .keyConditionExpression("tag = :tag")
                        .expressionAttributeValues(Map.of(":tag", AttributeValue.fromS(tag))))
                .items();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow().s();
    }
}

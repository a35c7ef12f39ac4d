package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.OTHER_PACKAGE;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Sgln;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What captured events do to packages.
class EpcisMeaningTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final Instant EIGHT = Instant.parse("2026-11-01T08:00:00Z");
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final String GATE = "4140614141123452254400";
    private static final String HERE = "geo:45.27,13.71,211.5";
    private static final String BOX = PackageId.parse(PACKAGE).digitalLink();
    private static final String PALLET = PackageId.parse(OTHER_PACKAGE).digitalLink();

    private final SetClock clock = new SetClock(EIGHT);
    private DynamoDbClient client;
    private String table;
    private Api api;

    @BeforeEach
    void start() {
        client = DYNAMO_DB.client();
        table = DYNAMO_DB.createEventsTable();
        api = Api.on(client, table, clock);
        for (var id : List.of(PACKAGE, OTHER_PACKAGE)) {
            assertThat(api.register("{\"package\": \"%s\"}".formatted(id)).status())
                    .isEqualTo(201);
        }
        define(30);
        clock.set(NINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://id.gs1.org/414/0614141123452/254/400", "urn:epc:id:sgln:0614141.12345.400"})
    void an_observation_at_a_read_point_is_located_by_it(String readPoint) {
        capture(object("OBSERVE", "08:30", readPoint));

        assertThat(stored(PACKAGE))
                .singleElement()
                .asString()
                .contains("\"altitude\":30.0")
                .contains("\"readPoint\":\"%s\"".formatted(Sgln.parse(GATE)));
    }

    @Test
    void it_is_located_as_the_read_point_was_defined_then() {
        define(90);

        capture(object("OBSERVE", "08:30", Sgln.parse(GATE).digitalLink()));

        assertThat(stored(PACKAGE)).singleElement().asString().contains("\"altitude\":30.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id.gs1.org/414/0614141123452/254/401",
                "geo:45.27,13.71",
                "geo:95.27,13.71,1",
                "geo:45.27,13.71,1;crs=etrs89",
                "urn:x:somewhere"
            })
    void a_place_that_we_do_not_know_moves_nothing(String readPoint) {
        var job = capture(object("OBSERVE", "08:30", readPoint));

        assertThat(job.path("captured").asInt()).isEqualTo(1);
        assertThat(job.path("refusals")).isEmpty();
        assertThat(stored(PACKAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ADD, 1", "OBSERVE, 1", "DELETE, 0"})
    void what_an_object_event_adds_or_observes_was_there(String action, int scans) {
        capture(object(action, "08:30", HERE));

        assertThat(stored(PACKAGE)).hasSize(scans);
    }

    @Test
    void what_is_packed_at_a_place_goes_into_a_container_that_was_there() {
        capture(aggregation("ADD", "08:10"));

        assertThat(stored(PACKAGE)).singleElement().asString().contains("\"container\":\"" + OTHER_PACKAGE);
        assertThat(stored(OTHER_PACKAGE)).singleElement().asString().contains("\"latitude\":45.27");
    }

    @Test
    void what_is_unpacked_at_a_place_was_there() {
        capture(aggregation("ADD", "08:10"), aggregation("DELETE", "08:20"));

        assertThat(stored(PACKAGE)).hasSize(3);
        assertThat(stored(PACKAGE).getLast())
                .contains("\"latitude\":45.27")
                .contains("\"happenedAt\":\"2026-11-01T08:20:00Z\"");
    }

    @Test
    void a_container_that_is_observed_with_what_is_in_it_was_there() {
        capture(aggregation("OBSERVE", "08:10"));

        assertThat(stored(PACKAGE)).isEmpty();
        assertThat(stored(OTHER_PACKAGE)).hasSize(1);
    }

    @Test
    void the_job_tells_what_our_rules_refused() {
        capture(aggregation("ADD", "08:10"));

        var job = capture(aggregation("ADD", "08:20")
                .replace(PALLET, "SWAP")
                .replace(BOX, PALLET)
                .replace("SWAP", BOX));

        assertThat(job.path("success").asBoolean()).isTrue();
        assertThat(job.path("captured").asInt()).isEqualTo(1);
        assertThat(job.at("/refusals/0").asText())
                .startsWith("epcisBody.eventList[0]: %s: ".formatted(OTHER_PACKAGE))
                .contains(PACKAGE);
    }

    @Test
    void nobody_hears_of_items_that_are_none_of_ours() {
        var strangers = PackageId.parse(Api.sscc(77)).digitalLink();

        var job = capture(aggregation("ADD", "08:10").replace(BOX, strangers));

        assertThat(job.path("refusals")).isEmpty();
        assertThat(stored(Api.sscc(77))).isEmpty();
    }

    @Test
    void told_again_in_another_order_after_a_crash_it_scans_nothing_twice() {
        var both = object("OBSERVE", "08:30", HERE).replace("\"eventTime\"", "\"eventID\": \"urn:x:1\", \"eventTime\"");
        capture(both.replace("[\"" + BOX, "[\"%s\", \"%s".formatted(BOX, PALLET)));
        forget("epcis=");
        forget("capture=");

        capture(both.replace("[\"" + BOX, "[\"%s\", \"%s".formatted(PALLET, BOX)));

        assertThat(stored(PACKAGE)).hasSize(1);
        assertThat(stored(OTHER_PACKAGE)).hasSize(1);
    }

    @Test
    void what_an_event_means_names_it_as_its_cause() {
        capture(aggregation("ADD", "08:10"));

        var causes = client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(item -> text(item, "tag").startsWith("item="))
                .map(item -> text(item, "causationId"));
        var captured = client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .map(item -> text(item, "tag"))
                .filter(tag -> tag.startsWith("epcis="))
                .findFirst();
        assertThat(causes).hasSize(2).containsOnly(captured.orElseThrow());
    }

    @Test
    void no_scanner_may_have_the_name_of_who_scans_what_events_tell() {
        var answer = api.scanner("PUT", "epcis", "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo("scanner");
    }

    private void define(int altitude) {
        var body = "{\"position\": {\"latitude\": 45.27, \"longitude\": 13.71, \"altitude\": %d}}".formatted(altitude);
        assertThat(api.readPoint("PUT", GATE, body).status()).isIn(200, 201);
    }

    private static String object(String action, String time, String readPoint) {
        return """
                {"type": "ObjectEvent", "action": "%s", "eventTime": "2026-11-01T%s:00Z", "eventTimeZoneOffset": "+00:00",
                 "epcList": ["%s"], "readPoint": {"id": "%s"}}""".formatted(action, time, BOX, readPoint);
    }

    private static String aggregation(String action, String time) {
        return """
                {"type": "AggregationEvent", "action": "%s", "eventTime": "2026-11-01T%s:00Z",
                 "eventTimeZoneOffset": "+00:00", "parentID": "%s", "childEPCs": ["%s"], "readPoint": {"id": "%s"}}""".formatted(action, time, PALLET, BOX, HERE);
    }

    /// @return its job
    private JsonNode capture(String... events) {
        var document = """
                {"@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld"], "type": "EPCISDocument",
                 "schemaVersion": "2.0", "creationDate": "2026-11-01T08:30:00Z", "epcisBody": {"eventList": [%s]}}""".formatted(String.join(",", events));
        var captured = api.send(Api.request("POST /epcis/capture", document));
        assertThat(captured.status()).as("%s", captured.body()).isEqualTo(202);
        var job = captured.headers().getOrDefault("location", "").replace("/epcis/capture/", "");
        return api.send(Api.request("GET /epcis/capture/{job}", "").withPathParameters(Map.of("job", job)))
                .body();
    }

    /// As if it had died before.
    private void forget(String tag) {
        client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(item -> text(item, "tag").startsWith(tag))
                .map(item -> Map.of(
                        "tag", AttributeValue.fromS(text(item, "tag")),
                        "position", AttributeValue.fromS(text(item, "position"))))
                .toList()
                .forEach(key ->
                        client.deleteItem(delete -> delete.tableName(table).key(key)));
    }

    private List<String> stored(String id) {
        return client
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("tag = :tag")
                        .expressionAttributeValues(Map.of(":tag", AttributeValue.fromS("item=" + id))))
                .items()
                .stream()
                .map(item -> text(item, "payload"))
                .toList();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }
}

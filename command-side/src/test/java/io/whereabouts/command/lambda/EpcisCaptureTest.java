package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.OTHER_PACKAGE;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.PackageId;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EpcisCaptureTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final String PALLET = PackageId.parse(OTHER_PACKAGE).digitalLink();
    private static final String BOX = "urn:epc:id:sscc:0614141.1234567890";
    private static final String SEEN = """
            {"eventID": "urn:uuid:00000000-0000-4000-8000-000000000001", "type": "ObjectEvent", "action": "OBSERVE",
             "eventTime": "2026-11-01T08:00:00Z", "eventTimeZoneOffset": "+00:00", "epcList": ["%s", "urn:x:pen"],
             "bizStep": "receiving", "readPoint": {"id": "geo:45.27,13.71,211.5;u=4"}, "example:weight": 1.50}""".formatted(BOX);
    private static final String PACKED = """
            {"type": "AggregationEvent", "action": "ADD", "eventTime": "2026-11-01T08:10:00Z",
             "eventTimeZoneOffset": "+00:00", "parentID": "%s", "childEPCs": ["%s"]}""".formatted(PALLET, BOX);
    private static final String UNPACKED =
            PACKED.replace("\"ADD\"", "\"DELETE\"").replace("08:10", "08:20");
    private static final String MALFORMED = SEEN.replace("\"OBSERVE\"", "\"observe\"");

    private DynamoDbClient client;
    private String table;
    private Api api;

    @BeforeEach
    void start() {
        client = DYNAMO_DB.client();
        table = DYNAMO_DB.createEventsTable();
        api = Api.on(client, table, Clock.fixed(NINE, ZoneOffset.UTC));
        for (var id : List.of(PACKAGE, OTHER_PACKAGE)) {
            assertThat(api.register("{\"package\": \"%s\"}".formatted(id)).status())
                    .isEqualTo(201);
        }
    }

    @Test
    void an_observation_at_a_point_is_a_scan_of_each_tracked_package() {
        var answer = capture(Map.of(), SEEN);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.headers())
                .containsEntry("gs1-epcis-version", "2.0.0")
                .containsEntry("gs1-cbv-version", "2.0.0")
                .containsEntry("gs1-epcis-capture-error-behaviour", "rollback");
        assertThat(stored("item=" + PACKAGE))
                .singleElement()
                .satisfies(scan -> assertThat(scan)
                        .contains(
                                "\"position\":{\"latitude\":45.27,\"longitude\":13.71,\"altitude\":211.5,\"accuracy\":4.0}")
                        .contains("\"businessStep\":\"receiving\"")
                        .contains("\"happenedAt\":\"2026-11-01T08:00:00Z\""));
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event)
                        .contains("https://id.gs1.org/00/106141412345678908")
                        .contains("\\\"example:weight\\\":1.50")
                        .contains("\\\"example\\\":\\\"http://ns.example.com/\\\""));
    }

    @Test
    void packings_and_unpackings_are_done_in_the_order_in_which_they_happened() {
        capture(Map.of(), UNPACKED, PACKED);

        assertThat(stored("item=" + PACKAGE)).hasSize(2);
        assertThat(stored("item=" + PACKAGE).getFirst()).contains("\"container\":\"" + OTHER_PACKAGE);
        assertThat(stored("item=" + PACKAGE).getLast())
                .contains(
                        "\"leaves\":{\"since\":\"2026-11-01T09:00:00.002Z\",\"happenedAt\":\"2026-11-01T08:20:00Z\"}");
    }

    @Test
    void the_same_document_is_captured_once() {
        var first = capture(Map.of(), SEEN, PACKED, UNPACKED);
        var before = everything();

        var again = capture(Map.of(), SEEN, PACKED, UNPACKED);

        assertThat(again.headers().get("location")).isEqualTo(first.headers().get("location"));
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void an_event_that_comes_again_in_another_document_or_form_changes_nothing() {
        capture(Map.of(), SEEN, PACKED);
        var scans = stored("item=" + PACKAGE);

        var job = job(capture(
                Map.of(), PACKED, SEEN.replace(BOX, PackageId.parse(PACKAGE).digitalLink())));

        assertThat(job.path("success").asBoolean()).isTrue();
        assertThat(job.path("captured").asInt()).isEqualTo(2);
        assertThat(stored("item=" + PACKAGE)).isEqualTo(scans);
        assertThat(events()).hasSize(2);
    }

    @Test
    void what_a_crash_left_undone_is_completed_by_sending_the_document_again() {
        var stopped = Api.on(client, table, Clock.fixed(NINE, ZoneOffset.UTC));
        var complete = capture(Map.of(), SEEN, PACKED);
        var job = jobId(complete);
        var lost =
                Map.of("tag", AttributeValue.fromS("capture=" + job), "position", AttributeValue.fromS("o#finished"));
        client.deleteItem(delete -> delete.tableName(table).key(lost)); // as if it had died before the end
        var before = everything();

        api = stopped;
        capture(Map.of(), SEEN, PACKED);

        assertThat(everything()).hasSize(before.size() + 1).containsAllEntriesOf(before);
        assertThat(job(complete).path("captured").asInt()).isEqualTo(2);
    }

    @Test
    void by_default_nothing_is_captured_if_something_is_wrong() {
        var job = job(capture(Map.of(), PACKED, MALFORMED));

        assertThat(job.path("success").asBoolean()).isFalse();
        assertThat(job.path("running").asBoolean()).isFalse();
        assertThat(job.path("captureErrorBehaviour").asText()).isEqualTo("rollback");
        assertThat(job.path("captured").asInt()).isZero();
        assertThat(job.at("/errors/0/type").asText()).isEqualTo("epcisException:ValidationException");
        assertThat(job.at("/errors/0/detail").asText()).startsWith("epcisBody.eventList[1].action must be");
        assertThat(events()).isEmpty();
        assertThat(stored("item=" + PACKAGE)).isEmpty();
    }

    @Test
    void whoever_asks_to_proceed_gets_captured_what_is_right() {
        var job = job(capture(Map.of("GS1-EPCIS-Capture-Error-Behaviour", "proceed"), PACKED, MALFORMED));

        assertThat(job.path("success").asBoolean()).isFalse();
        assertThat(job.path("captured").asInt()).isEqualTo(1);
        assertThat(job.path("errors")).hasSize(1);
        assertThat(events()).hasSize(1);
        assertThat(stored("item=" + PACKAGE)).hasSize(1);
    }

    @Test
    void another_event_under_an_id_that_is_taken_is_an_error() {
        capture(Map.of(), SEEN);

        var job = job(capture(Map.of(), SEEN.replace("receiving", "shipping")));

        assertThat(job.at("/errors/0/detail").asText()).contains("eventList[0] has the eventID of another event");
        assertThat(events()).hasSize(1);
    }

    @Test
    void an_error_declaration_is_kept_beside_its_event_and_moves_nothing() {
        var declaration = SEEN.replace(
                "\"type\"", "\"errorDeclaration\": {\"declarationTime\": \"2026-11-01T08:30:00Z\"}, \"type\"");

        var job = job(capture(Map.of(), SEEN, declaration));

        assertThat(job.path("success").asBoolean()).isTrue();
        assertThat(events()).hasSize(2);
        assertThat(stored("item=" + PACKAGE)).hasSize(1);
    }

    @Test
    void what_our_rules_refuse_is_kept_all_the_same() {
        var intoItself = PACKED.replace(PALLET, BOX);

        var job = job(capture(Map.of(), intoItself, SEEN.replace("geo:45.27,13.71,211.5;u=4", "geo:45.27,13.71")));

        assertThat(job.path("success").asBoolean()).isTrue();
        assertThat(events()).hasSize(2);
        assertThat(stored("item=" + PACKAGE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GS1-EPCIS-Version, 1.2, 400",
        "GS1-CBV-Version, two, 400",
        "GS1-EPCIS-Capture-Error-Behaviour, retry, 400",
        "Content-Type, application/xml, 415"
    })
    void a_header_that_asks_for_something_else_is_refused(String header, String value, int status) {
        var answer = capture(Map.of(header, value), SEEN);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
    }

    @Test
    void what_is_no_document_is_refused_and_names_the_field() {
        var answer = api.send(Api.request("POST /epcis/capture", document(SEEN).replace("EPCISDocument", "Document")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("type").asText()).isEqualTo("epcisException:ValidationException");
        assertThat(answer.body().path("field").asText()).isEqualTo("type");
    }

    @Test
    void more_events_than_a_document_may_have_are_refused() {
        var answer = capture(Map.of(), "7,".repeat(1_000) + "7");

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body().path("type").asText()).isEqualTo("epcisException:CaptureLimitExceededException");
    }

    @ParameterizedTest
    @CsvSource({
        "01890000-0000-8000-8000-000000000009, 404, epcisException:NoSuchResourceException",
        "nobodys, 400, epcisException:ValidationException",
        "'', 400, epcisException:ValidationException"
    })
    void a_job_that_is_not_known_is_not_found(String job, int status, String type) {
        var answer = api.send(Api.request("GET /epcis/capture/{job}", "").withPathParameters(Map.of("job", job)));

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body().path("type").asText()).isEqualTo(type);
    }

    private static String document(String... events) {
        return """
                {"@context": ["https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
                              {"example": "http://ns.example.com/", "unused": "http://unused.example.com/"}],
                 "type": "EPCISDocument", "schemaVersion": "2.0", "creationDate": "2026-11-01T08:30:00Z",
                 "epcisBody": {"eventList": [%s]}}""".formatted(String.join(",", events));
    }

    private Api.Answer capture(Map<String, String> headers, String... events) {
        var all = new HashMap<>(Map.of("Content-Type", "application/ld+json", "x-correlation-id", "correlation-1"));
        all.putAll(headers);
        return api.send(Api.request("POST /epcis/capture", document(events)).withHeaders(all));
    }

    private JsonNode job(Api.Answer captured) {
        assertThat(captured.status()).as("%s", captured.body()).isEqualTo(202);
        var job = jobId(captured);
        var answer = api.send(Api.request("GET /epcis/capture/{job}", "").withPathParameters(Map.of("job", job)));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("captureID").asText()).isEqualTo(job);
        return answer.body();
    }

    private static String jobId(Api.Answer captured) {
        return captured.headers().getOrDefault("location", "").replace("/epcis/capture/", "");
    }

    private List<String> events() {
        return everything().entrySet().stream()
                .filter(item -> item.getKey().startsWith("epcis="))
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<String> stored(String tag) {
        return everything().entrySet().stream()
                .filter(item -> item.getKey().startsWith(tag + " "))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Payloads by their places, in their order.
    private Map<String, String> everything() {
        var all = new TreeMap<String, String>();
        client.scanPaginator(scan -> scan.tableName(table))
                .items()
                .forEach(item -> all.put(text(item, "tag") + " " + text(item, "position"), text(item, "payload")));
        return all;
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
    }
}

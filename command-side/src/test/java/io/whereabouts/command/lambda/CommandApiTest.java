package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.WriteToken;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class CommandApiTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00.123456Z");
    private static final String MONITORS = """
            {"package": "(PACKAGE)", "client": "Atomic", "reference": "PO-1", "description": "Monitors",
             "contents": [{"gtin": "04006381333931", "quantity": 2}]}""".replace("(PACKAGE)", PACKAGE);

    private DynamoDbClient client;
    private String table;
    private Api api;

    @BeforeEach
    void start() {
        client = DYNAMO_DB.client();
        table = DYNAMO_DB.createEventsTable();
        api = Api.on(client, table, Clock.fixed(NINE, ZoneOffset.UTC));
    }

    @Test
    void a_new_package_is_registered() {
        var answer = api.register(MONITORS);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers())
                .containsEntry("location", "/packages/" + PACKAGE)
                .containsEntry("content-type", "application/json")
                .containsEntry("x-correlation-id", "correlation-1");
        assertThat(answer.body().toString())
                .isEqualTo("""
                {"package":"00106141412345678908","digitalLink":"https://id.gs1.org/00/106141412345678908",\
                "tracked":true,"client":"Atomic","reference":"PO-1","description":"Monitors",\
                "contents":[{"gtin":"04006381333931","quantity":2}],"registeredAt":"2026-11-01T09:00:00.123Z",\
                "token":"%s"}""".formatted(answer.body().path("token").asText()));
    }

    /// `%2541` in a path reaches us as `%41`, which is not decoded again; a slash is sent as that of an EPC URN.
    @Test
    void an_identifier_with_reserved_characters_is_located_and_found() {
        var asset = "8004061414100%41?/+";

        var answer = api.register("{\"package\": \"%s\", \"tracked\": false}".formatted(asset));

        assertThat(answer.headers()).containsEntry("location", "/packages/8004061414100%2541%3F%2F%2B");
        for (var id : List.of(asset, "urn:epc:id:giai:0614141.00%2541%3F%2F+")) {
            assertThat(api.track(id, "{\"tracked\": false}")
                            .body()
                            .path("package")
                            .asText())
                    .isEqualTo(asset);
        }
    }

    @Test
    void the_stored_item_names_who_did_it_and_what_it_belongs_to() {
        var token = api.register("{\"package\": \"%s\", \"tracked\": false}".formatted(PACKAGE))
                .body()
                .path("token");
        var item = items().getFirst();

        assertThat(item)
                .isEqualTo(Map.ofEntries(
                        text("tag", "life=" + PACKAGE),
                        text("position", "d#000000000000"),
                        text("eventId", eventId(token)),
                        text("type", "PackageRegistered"),
                        text("version", "1"),
                        text("recordedAt", "2026-11-01T09:00:00.123Z"),
                        text("actor", "subject-1"),
                        text("correlationId", "correlation-1"),
                        text("causationId", textOf(item, "causationId")),
                        text("payload", """
                        {"package":"00106141412345678908","tracked":false,"contents":[],\
                        "happenedAt":"2026-11-01T09:00:00.123Z","effectiveAt":"2026-11-01T09:00:00.123Z"}"""),
                        Map.entry("primary", AttributeValue.fromBool(true)),
                        Map.entry(
                                "positions",
                                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                                        "tag", AttributeValue.fromS("life=" + PACKAGE),
                                        "position", AttributeValue.fromS("d#000000000000"))))))));
    }

    @Test
    void the_same_registration_again_has_the_same_answer_and_stores_nothing() {
        var first = api.register(MONITORS);
        var again = Api.on(client, table, Clock.systemUTC()).register(MONITORS);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(items()).hasSize(1);
    }

    @Test
    void a_package_without_a_label_is_given_an_identifier_of_the_company_once() {
        var monitors = MONITORS.replace("\"package\": \"" + PACKAGE + "\", ", "");
        var first = allot(monitors, "key-1");
        assertThat(first.status()).isEqualTo(201);
        var id = first.body().path("package").asText();
        assertThat(id).matches("00[0-9]0614141[0-9]{10}");
        assertThat(first.headers()).containsEntry("location", "/packages/" + id);

        var again = allot(monitors, "key-1");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        var another = allot(monitors, "key-2");
        assertThat(another.body().path("package").asText()).isNotEqualTo(id);
        assertThat(allot(monitors.replace("PO-1", "PO-2"), "key-1").status()).isEqualTo(422);
        assertThat(items())
                .as("two packages, each under its life and its request")
                .hasSize(4);
    }

    @Test
    void the_same_request_at_once_allots_one_identifier() throws Exception {
        try (var crowd = Executors.newFixedThreadPool(4)) {
            for (var round = 0; round < 5; round++) {
                var key = "round-" + round;
                var running = IntStream.range(0, 4)
                        .mapToObj(each -> crowd.submit(() -> allot("{}", key)))
                        .toList();
                var answers = new ArrayList<Api.Answer>();
                for (var each : running) {
                    answers.add(each.get());
                }
                assertThat(answers)
                        .extracting(Api.Answer::status)
                        .containsOnlyOnce(201)
                        .containsOnly(200, 201);
                assertThat(answers.stream()
                                .map(answer -> answer.body().path("package"))
                                .distinct())
                        .hasSize(1);
            }
        }
    }

    @Test
    void an_identifier_is_not_allotted_to_a_request_without_a_name() {
        var answer = api.register("{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("field").asText()).isEqualTo("Idempotency-Key");
        assertThat(allot("{}", "with a space").status()).isEqualTo(400);
        assertThat(items()).isEmpty();
    }

    private Api.Answer allot(String body, String key) {
        return api.send(Api.request("POST /packages", body)
                .withHeaders(Map.of("content-type", "application/json", "Idempotency-Key", key)));
    }

    @Test
    void another_registration_of_the_same_package_is_a_conflict() {
        api.register(MONITORS);
        var answer = api.register(MONITORS.replace("PO-1", "PO-2"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body().path("detail").asText()).contains("another reference;");
        assertThat(items()).hasSize(1);
    }

    @Test
    void tracking_stops_and_starts_and_what_is_so_already_stores_nothing() {
        var registered = api.register(MONITORS).body();
        var already = api.track(PACKAGE, "{\"tracked\": true}");
        assertThat(already.status()).isEqualTo(200);
        assertThat(already.body().path("token")).isEqualTo(registered.path("token"));
        assertThat(items()).hasSize(1);

        var stopped = api.track(PACKAGE, "{\"tracked\": false}");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.body().toString())
                .isEqualTo("""
                {"package":"00106141412345678908","tracked":false,"token":"%s"}""".formatted(stopped.body().path("token").asText()));
        assertThat(stopped.body().path("token")).isNotEqualTo(registered.path("token"));

        assertThat(api.track(PACKAGE, "{\"tracked\": true}").status()).isEqualTo(200);
        assertThat(items().stream().map(item -> textOf(item, "payload")).map(CommandApiTest::effectiveAt))
                .as("each counts from later than the one before, though the clock stands still")
                .containsExactly("2026-11-01T09:00:00.123Z", "2026-11-01T09:00:00.124Z", "2026-11-01T09:00:00.125Z");
    }

    @Test
    void what_is_known_is_replaced_by_who_has_seen_it() {
        api.register(MONITORS);
        var said = "{\"client\": \"Atomic\", \"reference\": \"PO-2\"}";
        assertThat(describe(said, Map.of()).status()).isEqualTo(428);
        assertThat(describe(said, Map.of("If-Match", "W/7"))
                        .body()
                        .path("field")
                        .asText())
                .isEqualTo("If-Match");

        var first = describe(said, Map.of("If-Match", "*"));
        assertThat(first.status()).isEqualTo(200);
        var tag = first.headers().getOrDefault("etag", "");
        assertThat(describe(said, Map.of("If-Match", "\"seen-before\"")).headers())
                .as("the same again, as after a lost answer")
                .containsEntry("etag", tag);

        var second = describe("{\"reference\": \"PO-3\"}", Map.of("If-Match", tag));
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().has("client")).isFalse();
        var stale = describe("{\"reference\": \"PO-4\"}", Map.of("If-Match", tag));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body().path("detail").asText()).contains("read it again");
        assertThat(items()).hasSize(3);
    }

    private Api.Answer describe(String body, Map<String, String> headers) {
        var request = Api.request("PUT /packages/{id}", body).withPathParameters(Map.of("id", PACKAGE));
        var all = new HashMap<>(headers);
        all.put("content-type", "application/json");
        return api.send(request.withHeaders(all));
    }

    @Test
    void a_package_is_lost_found_delivered_and_closed() {
        api.register(MONITORS);
        for (var status : List.of("lost", "underway", "delivered", "closed", "closed")) {
            var answer = becomes(status);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().path("status").asText()).isEqualTo(status);
        }
        assertThat(becomes("lost").status()).isEqualTo(409);
        assertThat(becomes("stolen").body().path("detail").asText())
                .contains("must be one of underway, lost, delivered, closed");
        assertThat(describe("{}", Map.of("If-Match", "*")).status()).isEqualTo(409);
        assertThat(items()).hasSize(5);
    }

    private Api.Answer becomes(String status) {
        return api.send(Api.request("PUT /packages/{id}/status", "{\"status\": \"%s\"}".formatted(status))
                .withPathParameters(Map.of("id", PACKAGE)));
    }

    @Test
    void tracking_of_an_unknown_package_is_not_found() {
        var answer = api.track(PACKAGE, "{\"tracked\": true}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().path("detail").asText())
                .isEqualTo("package 00106141412345678908 is not registered; register it first");
    }

    @Test
    void the_identifier_in_a_path_may_have_any_form() {
        api.register(MONITORS);
        for (var form : List.of("(00)106141412345678908", "]C100106141412345678908", "106141412345678908")) {
            assertThat(api.track(form, "{\"tracked\": true}")
                            .body()
                            .path("package")
                            .asText())
                    .isEqualTo(PACKAGE);
        }
    }

    @Test
    void of_two_registrations_at_once_with_other_content_one_holds_and_one_is_a_conflict() throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 10; round++) {
                var start = new CountDownLatch(1);
                var id = Api.sscc(round);
                var running = Stream.of("Atomic", "Another")
                        .map(name -> both.submit(() -> {
                            start.await();
                            return api.register("{\"package\": \"%s\", \"client\": \"%s\"}".formatted(id, name));
                        }))
                        .toList();
                start.countDown();
                var statuses = new ArrayList<Integer>();
                for (var each : running) {
                    statuses.add(each.get().status());
                }
                assertThat(statuses).as("round %d", round).containsExactlyInAnyOrder(201, 409);
            }
        }
        assertThat(items()).hasSize(10);
    }

    private List<Map<String, AttributeValue>> items() {
        return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .toList();
    }

    private static String textOf(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow().s();
    }

    private static String effectiveAt(String payload) {
        try {
            return Api.JSON.readTree(payload).path("effectiveAt").asText();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String eventId(JsonNode token) {
        return WriteToken.parse(token.asText()).decision().orElseThrow().value();
    }

    private static Map.Entry<String, AttributeValue> text(String name, String value) {
        return Map.entry(name, AttributeValue.fromS(value));
    }
}

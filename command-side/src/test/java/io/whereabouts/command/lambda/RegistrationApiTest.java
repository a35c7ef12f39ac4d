package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.MONITORS;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.WriteToken;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RegistrationApiTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00.123456Z");

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
        var item = StoredItems.all(client, table).getFirst();

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
        assertThat(StoredItems.all(client, table)).hasSize(1);
    }

    @Test
    void another_registration_of_the_same_package_is_a_conflict() {
        api.register(MONITORS);
        var answer = api.register(MONITORS.replace("PO-1", "PO-2"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body().path("detail").asText()).contains("another reference;");
        assertThat(StoredItems.all(client, table)).hasSize(1);
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
        assertThat(StoredItems.all(client, table)).hasSize(10);
    }

    private static String textOf(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name)).orElseThrow().s();
    }

    private static String eventId(JsonNode token) {
        return WriteToken.parse(token.asText()).decision().orElseThrow().value();
    }

    private static Map.Entry<String, AttributeValue> text(String name, String value) {
        return Map.entry(name, AttributeValue.fromS(value));
    }
}

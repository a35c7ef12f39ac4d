package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.MONITORS;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class AllotmentApiTest {
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
        assertThat(StoredItems.all(client, table))
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
        assertThat(StoredItems.all(client, table)).isEmpty();
    }

    private Api.Answer allot(String body, String key) {
        return api.send(Api.request("POST /packages", body)
                .withHeaders(Map.of("content-type", "application/json", "Idempotency-Key", key)));
    }
}

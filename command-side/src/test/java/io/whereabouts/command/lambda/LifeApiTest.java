package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.MONITORS;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What becomes of a package after it was registered.
class LifeApiTest {
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
    void tracking_stops_and_starts_and_what_is_so_already_stores_nothing() {
        var registered = api.register(MONITORS).body();
        var already = api.track(PACKAGE, "{\"tracked\": true}");
        assertThat(already.status()).isEqualTo(200);
        assertThat(already.body().path("token")).isEqualTo(registered.path("token"));
        assertThat(StoredItems.all(client, table)).hasSize(1);

        var stopped = api.track(PACKAGE, "{\"tracked\": false}");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.body().toString())
                .isEqualTo("""
                {"package":"00106141412345678908","tracked":false,"token":"%s"}""".formatted(stopped.body().path("token").asText()));
        assertThat(stopped.body().path("token")).isNotEqualTo(registered.path("token"));

        assertThat(api.track(PACKAGE, "{\"tracked\": true}").status()).isEqualTo(200);
        assertThat(StoredItems.all(client, table).stream()
                        .map(item ->
                                StoredItems.payload(item).path("effectiveAt").asText()))
                .as("each counts from later than the one before, though the clock stands still")
                .containsExactly("2026-11-01T09:00:00.123Z", "2026-11-01T09:00:00.124Z", "2026-11-01T09:00:00.125Z");
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
        assertThat(StoredItems.all(client, table)).hasSize(3);
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
        assertThat(StoredItems.all(client, table)).hasSize(5);
    }

    private Api.Answer describe(String body, Map<String, String> headers) {
        var request = Api.request("PUT /packages/{id}", body).withPathParameters(Map.of("id", PACKAGE));
        var all = new HashMap<>(headers);
        all.put("content-type", "application/json");
        return api.send(request.withHeaders(all));
    }

    private Api.Answer becomes(String status) {
        return api.send(Api.request("PUT /packages/{id}/status", "{\"status\": \"%s\"}".formatted(status))
                .withPathParameters(Map.of("id", PACKAGE)));
    }
}

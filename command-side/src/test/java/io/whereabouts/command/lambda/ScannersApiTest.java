package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.PACKAGE;
import static io.whereabouts.command.lambda.Api.scanJson;
import static io.whereabouts.command.lambda.Api.scans;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ScannersApiTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private DynamoDbClient client;
    private String table;

    @BeforeEach
    void start() {
        client = DYNAMO_DB.client();
        table = DYNAMO_DB.createEventsTable();
        at("09:00:00").register("{\"package\": \"%s\"}".formatted(PACKAGE));
    }

    private Api at(String time) {
        return Api.on(client, table, Clock.fixed(Instant.parse("2026-11-01T%sZ".formatted(time)), ZoneOffset.UTC));
    }

    @Test
    void a_scanner_is_registered_and_revoked_and_asked_for() {
        var registered = at("09:00:00").scanner("PUT", "gate-1", "{\"name\": \"North gate\"}");
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.headers()).containsEntry("location", "/scanners/gate-1");
        var asked = at("09:30:00").scanner("GET", "gate-1", "");
        assertThat(asked.body()).isEqualTo(registered.body());
        assertThat(asked.body().path("registered").asBoolean()).isTrue();
        assertThat(asked.body().path("name").asText()).isEqualTo("North gate");
        assertThat(at("09:30:00")
                        .scanner("PUT", "gate-1", "{\"name\": \"North gate\"}")
                        .status())
                .isEqualTo(200);

        var revoked = at("10:00:00").scanner("DELETE", "gate-1", "");
        assertThat(revoked.status()).isEqualTo(200);
        assertThat(revoked.body().path("registered").asBoolean()).isFalse();
        assertThat(at("11:00:00").scanner("DELETE", "gate-1", "").body())
                .as("again")
                .isEqualTo(revoked.body());
        assertThat(at("11:00:00")
                        .scanner("GET", "gate-1", "")
                        .body()
                        .path("since")
                        .asText())
                .isEqualTo("2026-11-01T10:00:00Z");
        assertThat(at("12:00:00").scanner("PUT", "gate-1", "{}").status()).isEqualTo(201);
    }

    @Test
    void what_nobody_registered_is_not_found() {
        assertThat(at("09:00:00").scanner("GET", "gate-1", "").status()).isEqualTo(404);
        assertThat(at("09:00:00").scanner("DELETE", "gate-1", "").status()).isEqualTo(404);
        assertThat(at("09:00:00")
                        .scanner("PUT", "gate 1", "{}")
                        .body()
                        .path("field")
                        .asText())
                .isEqualTo("scanner");
    }

    @ParameterizedTest
    @ValueSource(strings = {PACKAGE, "80044000001111", "4140614141123452"})
    void a_scanner_is_not_called_like_a_package_or_a_read_point_whose_history_would_be_mixed_with_its_own(String id) {
        var answer = at("09:00:00").scanner("PUT", id, "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("detail").asText()).contains("names a package or a read point");
    }

    @Test
    void an_unknown_scanner_is_refused_scan_by_scan() {
        at("09:00:00").scanners("gate-1");

        var answer = at("10:00:00")
                .scan(scans(
                        scanJson(PACKAGE, "gate-2", 1, "2026-11-01T09:30:00Z"),
                        scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:30:00Z")));

        assertThat(results(answer)).containsExactly("refused", "recorded");
        var refused = answer.body().at("/results/0");
        assertThat(refused.path("scanner").asText()).isEqualTo("gate-2");
        assertThat(refused.path("sequence").asInt()).isEqualTo(1);
        assertThat(refused.at("/problem/status").asInt()).isEqualTo(409);
        assertThat(refused.at("/problem/field").asText()).isEqualTo("scans[0].scanner");
        assertThat(refused.at("/problem/detail").asText())
                .isEqualTo(
                        "scanner gate-2 is not registered; register it with PUT /scanners/gate-2, then send its scans again");
    }

    @Test
    void scans_from_before_a_late_registration_are_taken() {
        at("10:00:00").scanners("gate-1");

        assertThat(results(at("10:00:01").scan(scans(scanJson(PACKAGE, "gate-1", 1, "2026-10-01T00:00:00Z")))))
                .containsExactly("recorded");
    }

    @Test
    void a_revoked_scanner_is_refused_for_what_it_scanned_since_and_not_for_what_it_sends_late() {
        at("09:00:00").scanners("gate-1");
        at("10:00:00").scanner("DELETE", "gate-1", "");
        at("11:00:00").scanners("gate-1");

        var answer = at("12:00:00")
                .scan(scans(
                        scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:59:59.999Z"),
                        scanJson(PACKAGE, "gate-1", 2, "2026-11-01T10:00:00Z"),
                        scanJson(PACKAGE, "gate-1", 3, "2026-11-01T10:59:59Z"),
                        scanJson(PACKAGE, "gate-1", 4, "2026-11-01T11:00:00Z")));

        assertThat(results(answer)).containsExactly("recorded", "refused", "refused", "recorded");
        assertThat(answer.body().at("/results/1/problem/detail").asText())
                .isEqualTo("scanner gate-1 was revoked at 2026-11-01T10:00:00Z, and this was scanned at"
                        + " 2026-11-01T10:00:00Z; register it to use it again");
    }

    @Test
    void a_fast_clock_does_not_scan_beyond_a_revocation() {
        at("09:00:00").scanners("gate-1");
        at("10:00:00").scanner("DELETE", "gate-1", "");

        assertThat(results(at("10:30:00").scan(scans(scanJson(PACKAGE, "gate-1", 1, "2099-01-01T00:00:00Z")))))
                .containsExactly("refused");
    }

    @Test
    void a_count_that_starts_again_is_another_session() {
        at("09:00:00").scanners("gate-1");
        var first = scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:30:00Z");
        var afterReset = scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:45:00Z");

        assertThat(results(at("10:00:00").scan(scans(first)))).containsExactly("recorded");
        assertThat(results(at("10:00:00").scan(scans(afterReset))))
                .as("in the same session")
                .containsExactly("refused");
        assertThat(results(at("10:00:00")
                        .scan(scans(afterReset.replace("{\"scanner\"", "{\"session\": \"2\", \"scanner\"")))))
                .containsExactly("recorded");
    }

    @Test
    void a_clock_that_is_wrong_is_corrected_and_both_times_are_kept() {
        at("09:00:00").scanners("gate-1");
        var slow = scanJson(PACKAGE, "gate-1", 1, "1999-11-01T08:30:00Z")
                .replace("{\"scanner\"", "{\"clockOffset\": 852076800.25, \"scanner\"");

        assertThat(results(at("10:00:00").scan(scans(slow)))).containsExactly("recorded");
        assertThat(results(at("11:00:00").scan(scans(slow)))).as("again").containsExactly("duplicate");
        var stored = StoredItems.scan(client, table, PACKAGE, "gate-1#0", 1);
        assertThat(stored.path("scannedAt").asText()).isEqualTo("1999-11-01T08:30:00Z");
        assertThat(stored.path("happenedAt").asText()).isEqualTo("2026-11-01T08:30:00.250Z");
    }

    private static List<String> results(Api.Answer answer) {
        return answer.body().path("results").findValuesAsText("result");
    }
}

package io.whereabouts.command.lambda;

import static io.whereabouts.command.lambda.Api.OTHER_PACKAGE;
import static io.whereabouts.command.lambda.Api.PACKAGE;
import static io.whereabouts.command.lambda.Api.scanJson;
import static io.whereabouts.command.lambda.Api.scans;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.ScanId;
import io.whereabouts.events.ScannerId;
import io.whereabouts.events.WriteToken;
import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ScansTest {
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
        api.scanners("gate-1", "gate-2", "van-1");
    }

    @Test
    void each_scan_of_a_batch_is_told_what_became_of_it() {
        api.register(MONITORS);
        api.scan(scans(scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:00Z")));

        var answer = api.scan(scans(
                scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:00Z"),
                scanJson(PACKAGE, "gate-1", 2, "2026-11-01T09:00:00Z"),
                scanJson(OTHER_PACKAGE, "gate-1", 3, "2026-11-01T09:00:00Z"),
                scanJson(PACKAGE, "gate-1", 4, "2026-11-01T09:00:00Z").replace("46.05", "91"),
                scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:01Z"),
                scanJson(PACKAGE, "gate-1", 2, "2026-11-01T09:00:00.000Z"),
                scanJson(PACKAGE, "gate-1", 2, "2026-11-01T09:00:01Z"),
                scanJson(OTHER_PACKAGE, "gate-1", 2, "2026-11-01T09:00:00Z"),
                scanJson(OTHER_PACKAGE, "gate-1", 3, "2026-11-01T09:00:00Z"),
                scanJson(PACKAGE, "gate-2", 2, "2026-11-01T09:00:00Z")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(results(answer))
                .containsExactly(
                        "duplicate",
                        "recorded",
                        "ignored",
                        "refused",
                        "refused",
                        "duplicate",
                        "refused",
                        "refused",
                        "ignored",
                        "recorded");
        assertThat(answer.body()
                        .path("results")
                        .path(4)
                        .path("problem")
                        .path("field")
                        .asText())
                .isEqualTo("scans[4].sequence");
        assertThat(answer.body().path("results").path(1).toString())
                .isEqualTo("{\"scanner\":\"gate-1\",\"sequence\":2,\"result\":\"recorded\",\"token\":\"%s\"}"
                        .formatted(WriteToken.of(
                                        PackageId.parse(PACKAGE),
                                        new ScanId(new ScannerId("gate-1"), ScanRequests.FIRST_SESSION, 2))
                                .text()));
        assertThat(scanItems()).hasSize(3);
    }

    @Test
    void what_is_stored_now_or_was_before_can_be_waited_for_and_nothing_else() {
        api.register(MONITORS);

        var answer = api.scan(scans(
                scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:00Z"),
                scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:00Z"),
                scanJson(OTHER_PACKAGE, "gate-1", 2, "2026-11-01T09:00:00Z"),
                scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:01Z")));

        assertThat(results(answer)).containsExactly("recorded", "duplicate", "ignored", "refused");
        var answered = answer.body().path("results");
        assertThat(answered.path(0).path("token").asText()).isNotEmpty();
        assertThat(answered.path(1).path("token")).isEqualTo(answered.path(0).path("token"));
        assertThat(answered.path(2).has("token")).isFalse();
        assertThat(answered.path(3).has("token")).isFalse();
    }

    @Test
    void another_content_under_a_key_that_was_stored_before_is_refused() {
        api.register(MONITORS);
        api.scan(scans(scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:00Z")));
        var stored = scanItems();

        var answer = api.scan(scans(scanJson(PACKAGE, "gate-1", 1, "2026-11-01T09:00:01Z")));

        assertThat(results(answer)).containsExactly("refused");
        assertThat(answer.body()
                        .path("results")
                        .path(0)
                        .path("problem")
                        .path("status")
                        .asInt())
                .isEqualTo(409);
        assertThat(scanItems()).isEqualTo(stored);
    }

    @Test
    void scans_from_after_tracking_was_stopped_are_ignored_and_those_from_before_are_not() {
        api.register(MONITORS);
        api.track(PACKAGE, "{\"tracked\": false}");
        var late = Api.on(client, table, Clock.systemUTC());

        assertThat(results(late.scan(scans(
                        scanJson(PACKAGE, "gate-1", 1, "2026-11-01T08:59:59Z"),
                        scanJson(PACKAGE, "gate-1", 2, "2026-11-01T09:00:01Z")))))
                .containsExactly("recorded", "ignored");
    }

    @Test
    void a_full_batch_is_recorded_and_sent_again_is_all_duplicates() {
        var ids = IntStream.range(0, 50).mapToObj(Api::sscc).toList();
        ids.forEach(id -> api.register("{\"package\": \"%s\"}".formatted(id)));
        var body = IntStream.range(0, 500) // half of them of one package
                .mapToObj(i -> scanJson(ids.get(i % 2 == 0 ? 0 : i % 50), "van-1", i, "2026-11-01T09:00:00Z"))
                .collect(Collectors.joining(",", "{\"scans\": [", "]}"));

        assertThat(results(api.scan(body))).hasSize(500).containsOnly("recorded");
        assertThat(results(api.scan(body))).hasSize(500).containsOnly("duplicate");
        assertThat(scanItems()).hasSize(500);
    }

    private static List<String> results(Api.Answer answer) {
        return answer.body().path("results").findValuesAsText("result");
    }

    private List<Map<String, AttributeValue>> scanItems() {
        return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .filter(item -> String.valueOf(item.get("tag")).contains("item="))
                .toList();
    }
}

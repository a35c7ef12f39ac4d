package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.whereabouts.eventstore.reading.ExportedTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/// The restore is rehearsed: what was lost comes back from the events, answer for answer (R4). In an environment of
/// its own, as it is destroyed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestoreTest {
    private static final String EVENTS = "local-whereabouts-events";
    private static final String LOCATIONS = "local-whereabouts-current-locations";
    private static final Journey JOURNEY = Journey.of(6, 40_000, "restore-1");
    private static final int POINTS = 12;
    private static final Duration LONG = Duration.ofMinutes(4);

    private static Whereabouts environment = Whereabouts.start();
    private static List<String> before = List.of();

    @BeforeAll
    static void packages_are_registered_scanned_and_one_is_tracked_no_more() {
        var api = environment.api().registering(JOURNEY.scanner());
        for (var id : JOURNEY.packages()) {
            assertThat(api.post("/packages", Map.of("package", id, "client", "Kontor AG"))
                            .status())
                    .isEqualTo(201);
        }
        JOURNEY.batches().subList(0, POINTS).forEach(RestoreTest::scan);
        api.put("/packages/" + JOURNEY.packages().getFirst() + "/tracking", Map.of("tracked", false));
        await("all is projected").atMost(LONG).ignoreExceptions().untilAsserted(() -> {
            for (var id : JOURNEY.packages()) {
                assertThat(entries(id)).isGreaterThanOrEqualTo(POINTS + 1L);
                assertThat(scannedAt(id))
                        .isEqualTo(JOURNEY.scannedAt(POINTS - 1).toString());
            }
            assertThat(entries(JOURNEY.packages().getFirst())).isEqualTo(POINTS + 2L);
        });
        before = everything();
    }

    @AfterAll
    static void it_ends() {
        environment.close();
    }

    @Test
    @Order(1)
    void read_models_and_queues_that_were_destroyed_are_built_again_from_the_events() throws Exception {
        try (var tables = tables()) {
            tables.deleteTable(delete -> delete.tableName(LOCATIONS));
        }
        environment.close();
        delete(environment.folder().resolve("data/s3/objects"));
        delete(environment.folder().resolve("data/sqs"));
        environment = environment.again();
        assertThat(environment
                        .api()
                        .get("/packages/" + JOURNEY.packages().getLast())
                        .status())
                .isEqualTo(404);
        assertThat(entries(JOURNEY.packages().getLast())).isZero();

        assertThat(new Operator(environment).runs("rebuild", "locations", "audit", "--yes"))
                .contains("the projectors are done");

        await("every answer is as before")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(everything()).isEqualTo(before));
    }

    @Test
    @Order(2)
    void a_read_model_is_emptied_and_built_again_in_place() throws Exception {
        // Nothing is merged yet, but what would be there goes, too.
        var merged = environment
                .folder()
                .resolve("data/s3/objects")
                .resolve(
                        environment.described().at("/outputs/mergedAuditBucket").asText())
                .resolve("merged/of-yesterday.jsonl.gz");
        Files.createDirectories(merged.getParent());
        Files.writeString(merged, "merged");

        assertThat(new Operator(environment).runs("rebuild", "locations", "audit", "--empty", "--yes"))
                .contains("locations: %d deleted".formatted(JOURNEY.packages().size()))
                .contains("in production locked until their years are over");
        assertThat(merged).doesNotExist();

        await("every answer is as before")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(everything()).isEqualTo(before));
    }

    @Test
    @Order(3)
    void what_the_pipe_lost_is_published_again() throws Exception {
        var from = Instant.now().minusSeconds(1);
        try (var tables = tables()) {
            tables.updateTable(
                    update -> update.tableName(EVENTS).streamSpecification(stream -> stream.streamEnabled(false)));
            scan(JOURNEY.batches().get(POINTS));
            tables.updateTable(update -> update.tableName(EVENTS)
                    .streamSpecification(
                            stream -> stream.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE)));
        }
        var to = Instant.now().plusSeconds(1);
        scan(JOURNEY.batches().get(POINTS + 1).subList(1, 2));
        var passes = JOURNEY.packages().get(1);
        var lost = JOURNEY.packages().getLast();
        await("the pipe goes on with what comes after")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(scannedAt(passes))
                        .isEqualTo(JOURNEY.scannedAt(POINTS + 1).toString()));
        assertThat(scannedAt(lost)).isEqualTo(JOURNEY.scannedAt(POINTS - 1).toString());

        assertThat(new Operator(environment)
                        .runs("republish", "--from", from.toString(), "--to", to.toString(), "--yes"))
                .contains("events were published again");

        await("what was lost is there").atMost(LONG).untilAsserted(() -> {
            for (var id : JOURNEY.packages()) {
                // One more of the first, whose tracking was stopped, and of the second, which was scanned after.
                assertThat(entries(id)).isEqualTo(JOURNEY.packages().indexOf(id) < 2 ? POINTS + 3L : POINTS + 2L);
            }
            assertThat(scannedAt(lost)).isEqualTo(JOURNEY.scannedAt(POINTS).toString());
        });
    }

    @Test
    @Order(4)
    void a_stack_that_is_gone_comes_back_from_a_point_in_time_export(@TempDir Path folder) throws Exception {
        before = everything();
        Path export;
        try (var tables = tables()) {
            var items = tables.scanPaginator(scan -> scan.tableName(EVENTS).consistentRead(true)).items().stream()
                    .toList();
            export = ExportedTable.full(folder, items, 3);
        }
        environment.close();
        environment = Whereabouts.start();

        assertThat(new Operator(environment).runs("restore", "--export", export.toString(), "--yes"))
                .contains("events are restored");

        await("every answer is as before")
                .atMost(LONG)
                .untilAsserted(() -> assertThat(everything()).isEqualTo(before));
    }

    private static void scan(List<Map<String, Object>> scans) {
        var answer = environment.api().postUntilAnswered("/scans", Map.of("scans", scans));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static long entries(String id) {
        return items(environment
                        .api()
                        .get("/packages/" + id + "/history?limit=1000")
                        .json()
                        .path("entries"))
                .size();
    }

    private static String scannedAt(String id) {
        return environment
                .api()
                .get("/packages/" + id)
                .json()
                .at("/location/scannedAt")
                .asText();
    }

    private static List<String> everything() {
        var api = environment.api();
        var all = new ArrayList<String>();
        for (var id : JOURNEY.packages()) {
            all.add(api.get("/packages/" + id).body());
            all.add(api.get("/packages/" + id + "/history?limit=1000").body());
        }
        for (var point : JOURNEY.points().subList(0, POINTS + 2)) {
            all.add(api.get("/packages?limit=1000&bbox=" + around(point)).body());
        }
        return all;
    }

    private static String around(Journey.Point point) {
        return String.format(
                Locale.ROOT,
                "%.6f,%.6f,%.2f,%.6f,%.6f,%.2f",
                point.longitude() - 0.0002,
                point.latitude() - 0.0002,
                point.altitude() - 2,
                point.longitude() + 0.0002,
                point.latitude() + 0.0002,
                point.altitude() + 2);
    }

    private static DynamoDbClient tables() {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + (environment.port() + 2)))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void delete(Path folder) throws IOException {
        assertThat(folder).exists();
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

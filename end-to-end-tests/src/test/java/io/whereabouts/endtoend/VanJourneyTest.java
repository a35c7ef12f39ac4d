package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// 50 packages in a van, 104 scans of each.
@ExtendWith(LocalEnvironment.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VanJourneyTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final Journey JOURNEY = Journey.of(50, 1_000, "van-7");

    @BeforeAll
    static void the_whole_journey_is_scanned(Whereabouts environment) throws Exception {
        System.out.println("seed " + SEED + ": repeat with -Dseed=" + SEED);
        var api = environment.api().registering(JOURNEY.scanner());
        for (var id : JOURNEY.packages()) {
            assertThat(api.post("/packages", Map.of("package", id, "client", "Kontor AG"))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(send(environment, JOURNEY.batches(), 4)).containsOnly(Map.entry("recorded", 5_200L));
    }

    @Test
    @Order(1)
    void each_package_is_seen_at_the_last_point_with_its_altitude(Whereabouts environment) {
        var api = environment.api();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (var id : JOURNEY.packages()) {
                var location = api.get("/packages/" + id).json().path("location");
                assertThat(location.path("scannedAt").asText())
                        .isEqualTo(JOURNEY.scannedAt(103).toString());
                assertThat(location.at("/position/latitude").asDouble())
                        .isEqualTo(JOURNEY.last().latitude());
                assertThat(location.at("/position/longitude").asDouble())
                        .isEqualTo(JOURNEY.last().longitude());
                assertThat(location.at("/position/altitude").asDouble())
                        .isEqualTo(JOURNEY.last().altitude());
                assertThat(location.path("scanner").asText()).isEqualTo("van-7");
                assertThat(location.path("since").asText()).isNotEmpty();
            }
        });
    }

    @Test
    @Order(2)
    void the_history_of_each_shows_its_104_scans_in_order(Whereabouts environment) {
        var api = environment.api();
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (var id : JOURNEY.packages()) {
                assertThat(scansOf(api, id))
                        .extracting(entry -> entry.path("happenedAt").asText())
                        .isEqualTo(IntStream.range(0, 104)
                                .mapToObj(point -> JOURNEY.scannedAt(point).toString())
                                .toList());
            }
        });
    }

    @Test
    @Order(3)
    void a_box_around_the_last_point_holds_exactly_these_packages(Whereabouts environment) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inBoxAround(environment.api(), 0))
                        .containsExactlyInAnyOrderElementsOf(JOURNEY.packages()));
    }

    @Test
    @Order(4)
    void the_same_box_50_metres_higher_is_empty(Whereabouts environment) {
        assertThat(inBoxAround(environment.api(), 50)).isEmpty();
    }

    @Test
    @Order(5)
    void the_same_scans_shuffled_and_from_8_connections_are_duplicates_and_change_nothing(Whereabouts environment)
            throws Exception {
        var before = everything(environment);
        var all =
                new ArrayList<>(JOURNEY.batches().stream().flatMap(List::stream).toList());
        Collections.shuffle(all, new Random(SEED));
        var batches = IntStream.range(0, 26)
                .mapToObj(i -> List.copyOf(all.subList(i * 200, (i + 1) * 200)))
                .toList();
        assertThat(send(environment, batches, 8)).containsOnly(Map.entry("duplicate", 5_200L));
        assertThat(everything(environment)).isEqualTo(before);
    }

    private static Map<String, Long> send(
            Whereabouts environment, List<List<Map<String, Object>>> batches, int connections) throws Exception {
        var api = environment.api();
        try (var pool = Executors.newFixedThreadPool(connections)) {
            List<Callable<JsonNode>> requests = batches.stream()
                    .<Callable<JsonNode>>map(batch -> () -> api.postUntilAnswered("/scans", Map.of("scans", batch))
                            .json())
                    .toList();
            var results = new ArrayList<String>();
            for (var answer : pool.invokeAll(requests)) {
                items(answer.get().path("results"))
                        .forEach(result -> results.add(result.path("result").asText()));
            }
            return results.stream().collect(Collectors.groupingBy(result -> result, Collectors.counting()));
        }
    }

    private static List<JsonNode> scansOf(Api api, String id) {
        return items(api.get("/packages/" + id + "/history?limit=1000").json().path("entries")).stream()
                .filter(entry -> entry.path("type").asText().equals("PackageScanned"))
                .toList();
    }

    private static List<String> inBoxAround(Api api, double metresHigher) {
        var last = JOURNEY.last();
        var box = String.format(
                Locale.ROOT,
                "%.6f,%.6f,%.2f,%.6f,%.6f,%.2f",
                last.longitude() - 0.0002,
                last.latitude() - 0.0002,
                last.altitude() - 2 + metresHigher,
                last.longitude() + 0.0002,
                last.latitude() + 0.0002,
                last.altitude() + 2 + metresHigher);
        var answer = api.get("/packages?limit=1000&bbox=" + box);
        assertThat(answer.status()).isEqualTo(200);
        return items(answer.json().path("features")).stream()
                .map(feature -> feature.path("id").asText())
                .toList();
    }

    private static List<String> everything(Whereabouts environment) {
        var api = environment.api();
        var all = new ArrayList<String>();
        for (var id : JOURNEY.packages()) {
            all.add(api.get("/packages/" + id).body());
            all.add(api.get("/packages/" + id + "/history?limit=1000").body());
        }
        all.add("items in the events table: " + environment.itemsInEventsTable());
        return all;
    }
}

package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Scanners keep sending while one process after the other is killed (B4).
@ExtendWith(LocalEnvironment.class)
class KillTest {
    private static final int KILLS = 24;
    private static final int SCANNERS = 3;
    private static final long SEED = Long.getLong("seed", System.nanoTime());

    private static final List<String> VICTIMS = List.of(
            "-commands",
            "-enrichment",
            "-location-projector",
            "-audit-projector",
            "-location-reader",
            "-audit-reader",
            "delivery:all",
            "part:dynamodb",
            "part:sqs",
            "part:s3");

    @Test
    void killing_any_process_loses_nothing_acknowledged_and_leaves_nothing_half_done(Whereabouts environment)
            throws Exception {
        System.out.println("seed " + SEED + ": repeat with -Dseed=" + SEED);
        var random = new Random(SEED);
        var api = environment.api();
        var journeys = new ArrayList<Journey>();
        for (var scanner = 0; scanner < SCANNERS; scanner++) {
            journeys.add(Journey.of(8, 5_000 + scanner * 100, "kill-" + scanner));
        }
        for (var journey : journeys) {
            api.registering(journey.scanner());
            for (var id : journey.packages()) {
                assertThat(api.post("/packages", Map.of("package", id)).status())
                        .isEqualTo(201);
            }
        }
        var itemsBefore = environment.itemsInEventsTable();

        var acknowledged = new ConcurrentLinkedQueue<String>();
        var kills = 0;
        try (var pool = Executors.newFixedThreadPool(SCANNERS)) {
            var scanners = journeys.stream()
                    .<Future<?>>map(journey -> pool.submit(() -> scan(environment, journey, acknowledged)))
                    .toList();
            while (kills < KILLS) {
                var victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
                var reached = acknowledged.size() + random.nextInt(40);
                // Until some more scans went through, so that each kill meets work under way.
                await().atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(2))
                        .until(() -> acknowledged.size() >= reached
                                || scanners.stream().allMatch(Future::isDone));
                if (environment.kill(victim, random)) {
                    kills++;
                }
            }
            for (var scanner : scanners) {
                scanner.get();
            }
        }
        System.out.printf("%d kills, %d scans acknowledged%n", kills, acknowledged.size());

        var unique = new HashSet<>(acknowledged);
        assertThat(environment.itemsInEventsTable() - itemsBefore)
                .as("stored scans")
                .isEqualTo(unique.size());
        for (var journey : journeys) {
            for (var id : journey.packages()) {
                await().atMost(Duration.ofMinutes(4)).ignoreExceptions().untilAsserted(() -> {
                    var scans =
                            items(api.get("/packages/" + id + "/history?limit=1000")
                                            .json()
                                            .path("entries"))
                                    .stream()
                                    .filter(entry -> entry.path("type").asText().equals("PackageScanned"))
                                    .map(entry -> entry.at("/payload/scan/scanner")
                                                    .asText() + "#"
                                            + entry.at("/payload/scan/sequence").asLong() + "#" + id)
                                    .toList();
                    assertThat(scans)
                            .as("history of " + id)
                            .containsExactlyInAnyOrderElementsOf(unique.stream()
                                    .filter(scan -> scan.endsWith(id))
                                    .toList());
                    var last = acknowledgedLast(journey, unique, id);
                    assertThat(api.get("/packages/" + id)
                                    .json()
                                    .at("/location/scannedAt")
                                    .asText())
                            .isEqualTo(journey.scannedAt(last).toString());
                });
            }
        }
    }

    private static int acknowledgedLast(Journey journey, Set<String> acknowledged, String id) {
        return acknowledged.stream()
                .filter(scan -> scan.endsWith(id))
                .mapToInt(scan -> Integer.parseInt(scan.split("#", -1)[1])
                        / journey.packages().size())
                .max()
                .orElseThrow();
    }

    private static void scan(Whereabouts environment, Journey journey, ConcurrentLinkedQueue<String> acknowledged) {
        var api = environment.api();
        for (var batch : journey.batches()) {
            var answer = api.postUntilAnswered("/scans", Map.of("scans", batch));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            var results = items(answer.json().path("results"));
            for (var i = 0; i < batch.size(); i++) {
                assertThat(results.get(i).path("result").asText()).isIn("recorded", "duplicate");
                acknowledged.add(journey.scanner() + "#" + batch.get(i).get("sequence") + "#"
                        + batch.get(i).get("package"));
            }
        }
    }
}

package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Both read models are built anew beside those that are asked, while scanners go on; then the new ones are asked, and
/// the check of drift finds them as all events say. Here a restart stands for `pulumi up`, which changes functions one
/// by one.
class RebuildBesideTest {
    private static final Journey JOURNEY = Journey.of(5, 70_000, "rebuild-1");
    private static final int BEFORE = 10;
    private static final Duration LONG = Duration.ofMinutes(3);

    private static final String[] BUILDING = config("locationsBeside=2", "auditBeside=2");
    private static final String[] SWITCHED =
            config("locationsGeneration=2", "locationsBeside=1", "auditGeneration=2", "auditBeside=1");

    private final AtomicInteger scanned = new AtomicInteger();
    private Whereabouts environment = Whereabouts.start();

    @Test
    void what_was_lost_in_a_read_model_is_named_and_is_there_after_the_switch_and_nothing_else_has_changed()
            throws Exception {
        try {
            register();
            scanUpTo(BEFORE);
            await("all is projected").atMost(LONG).untilAsserted(() -> assertComplete(JOURNEY.packages()));
            restart(BUILDING);
            var lost = JOURNEY.packages().getFirst();
            lose(lost);
            assertThat(environment.api().get("/packages/" + lost).status()).isEqualTo(404);
            assertThat(drifted("location-checker")).containsExactly(lost);
            assertThat(environment.log("-location-checker"))
                    .contains("\"message\":\"packages drifted\"")
                    .contains("\"packages\":{\"%s\":[".formatted(lost))
                    .as("the stack's metrics are made of these fields")
                    .contains("\"compared\":5,\"drifted\":1", "\"service\":\"location-checker\"");

            var said = rebuildWhileScannersGoOn();
            assertThat(said).contains("the projectors are done", "if none, switch");
            await("the old ones have caught up").atMost(LONG).untilAsserted(() -> assertComplete(others()));
            var before = answers();

            restart(SWITCHED);
            await("the new ones say what the old ones said").atMost(LONG).untilAsserted(() -> {
                assertComplete(JOURNEY.packages());
                assertThat(answers()).isEqualTo(before);
                assertThat(drifted("location-checker")).isEmpty();
                assertThat(drifted("audit-checker")).isEmpty();
            });
        } finally {
            environment.close();
        }
    }

    private void register() {
        var api = environment.api().registering(JOURNEY.scanner());
        for (var id : JOURNEY.packages()) {
            assertThat(api.post("/packages", Map.of("package", id)).status()).isEqualTo(201);
        }
    }

    private String rebuildWhileScannersGoOn() throws Exception {
        var done = new AtomicBoolean();
        try (var scanner = Executors.newSingleThreadExecutor()) {
            var scanning = scanner.submit(() -> {
                while (!done.get() && scanned.get() + 2 < JOURNEY.batches().size()) {
                    scanUpTo(scanned.get() + 1);
                }
            });
            try {
                return new Operator(environment).runs("rebuild", "locations", "audit", "--beside", "--yes");
            } finally {
                done.set(true);
                scanning.get();
            }
        }
    }

    private void scanUpTo(int point) {
        for (var batch : JOURNEY.batches().subList(scanned.get(), point)) {
            var answer = environment.api().postUntilAnswered("/scans", Map.of("scans", batch));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            scanned.incrementAndGet();
        }
    }

    /// As if a projector had forgotten it, behind the system's back.
    private void lose(String id) {
        environment.table("current-locations", "DeleteItem", "\"Key\":{\"package\":{\"S\":\"%s\"}}".formatted(id));
    }

    private void restart(String... options) {
        environment.close();
        environment = environment.again(options);
    }

    private Set<String> drifted(String checker) {
        var found = new Clock(environment).checks(checker, JOURNEY.packages());
        assertThat(found.path("compared").asInt()).isEqualTo(JOURNEY.packages().size());
        return found.path("drifted").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /// Every acknowledged scan, once, and each package where it was scanned last.
    private void assertComplete(List<String> packages) {
        for (var id : packages) {
            assertThat(history(id))
                    .as("history of " + id)
                    .hasSize(scanned.get() + 1)
                    .doesNotHaveDuplicates();
            assertThat(environment
                            .api()
                            .get("/packages/" + id)
                            .json()
                            .at("/location/scannedAt")
                            .asText())
                    .isEqualTo(JOURNEY.scannedAt(scanned.get() - 1).toString());
        }
    }

    private List<String> history(String id) {
        return items(environment
                        .api()
                        .get("/packages/" + id + "/history?limit=1000")
                        .json()
                        .path("entries"))
                .stream()
                .map(entry -> entry.path("eventId").asText())
                .toList();
    }

    /// Than the one that is lost.
    private static List<String> others() {
        return JOURNEY.packages().subList(1, JOURNEY.packages().size());
    }

    private List<String> answers() {
        var answers = new ArrayList<String>();
        for (var id : others()) {
            answers.add(environment.api().get("/packages/" + id).body());
            answers.add(environment
                    .api()
                    .get("/packages/" + id + "/history?limit=1000")
                    .body());
        }
        return answers;
    }

    private static String[] config(String... settings) {
        return List.of(settings).stream()
                .flatMap(setting -> List.of("--config", "whereabouts:" + setting).stream())
                .toArray(String[]::new);
    }
}

package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// A row is altered behind the system's back, and the next run of the check names its package.
class DriftTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WELL = Journey.sscc(71_001);
    private static final String ALTERED = Journey.sscc(71_002);

    @Test
    void a_package_whose_row_or_history_is_not_as_its_events_say_is_named() {
        try (var environment = Whereabouts.start()) {
            var api = environment.api();
            for (var id : List.of(WELL, ALTERED)) {
                assertThat(api.post("/packages", Map.of("package", id)).status())
                        .isEqualTo(201);
            }
            await().atMost(SOON).untilAsserted(() -> {
                for (var id : List.of(WELL, ALTERED)) {
                    assertThat(api.get("/packages/" + id).status()).isEqualTo(200);
                    assertThat(api.get("/packages/" + id + "/history").status()).isEqualTo(200);
                }
            });
            var clock = new Clock(environment);
            assertThat(clock.checks("audit-checker").path("compared").asInt()).isEqualTo(2);
            assertThat(drifted(clock)).isEmpty();

            environment.table(
                    "current-locations",
                    "UpdateItem",
                    "\"Key\":{\"package\":{\"S\":\"%s\"}},".formatted(ALTERED)
                            + "\"UpdateExpression\":\"SET tracking.tracked = :no\","
                            + "\"ExpressionAttributeValues\":{\":no\":{\"BOOL\":false}}");

            assertThat(drifted(clock)).containsExactly(ALTERED);
            assertThat(environment.log("-location-checker"))
                    .contains("\"message\":\"packages drifted\"")
                    .contains("\"packages\":{\"%s\":[".formatted(ALTERED))
                    .as("the stack's metrics are made of these fields")
                    .contains("\"compared\":2,\"drifted\":1", "\"service\":\"location-checker\"");
        }
    }

    private static Set<String> drifted(Clock clock) {
        var found = clock.checks("location-checker");
        assertThat(found.path("compared").asInt()).isEqualTo(2);
        return found.path("drifted").propertyStream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }
}

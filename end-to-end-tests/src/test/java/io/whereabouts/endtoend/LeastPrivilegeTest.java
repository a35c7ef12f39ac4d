package io.whereabouts.endtoend;

import static io.whereabouts.endtoend.Api.items;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Each grant is needed, and nothing is missing: what the roles may do is what a journey makes them do.
class LeastPrivilegeTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String VAN = Journey.sscc(70_001);
    private static final String CAGE = Journey.sscc(70_002);
    private static final String BOX = Journey.sscc(70_003);
    private static final Journey.Point YARD = new Journey.Point(47.05, 8.55, 431);

    /// Grants that a journey without a fault does not use, each with its reason.
    private static final Map<String, String> UNEXERCISED = Map.of(
            "event-publishing: sqs:SendMessage on sqs event-publishing-dead-letters",
            "only when the bus or the enrichment fails 21 times",
            deadLettersOf("audit-projector"),
            "only when EventBridge cannot reach the queue for a day; here it waits for ever",
            deadLettersOf("location-projector"),
            "as the other",
            "audit-reader: s3:ListBucket on s3 merge-1xum9n0zr1",
            "it is told of what is not there by S3, which asks that of itself");

    private static String deadLettersOf(String rule) {
        return ("sqs %1$s-dead-letters: sqs:SendMessage on sqs %1$s-dead-letters"
                        + " if ArnEquals aws:sourcearn events rule/package-events/%1$s")
                .formatted(rule);
    }

    @Test
    void every_grant_is_exercised_and_nothing_is_denied() {
        try (var environment = Whereabouts.start(7870)) {
            travel(environment.corrector());
            new Clock(environment).merges();
            assertThat(items(environment
                            .api()
                            .get("/packages/" + VAN + "/history")
                            .json()
                            .path("entries")))
                    .hasSizeGreaterThanOrEqualTo(4);

            assertThat(Grants.of(environment).denials()).isEmpty();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Grants.of(environment).unexercised())
                            .isEqualTo(new TreeSet<>(UNEXERCISED.keySet())));
            assertThat(Grants.of(environment).denials()).isEmpty();
        }
    }

    /// Every route, and through the events that it makes every projector. What goes by the clock is started by `Clock`.
    private static void travel(Api api) {
        assertThat(api.get("/health").status()).isEqualTo(200);
        assertThat(api.get("/openapi.json").status()).isEqualTo(200);
        assertThat(api.post("/packages", Map.of("package", VAN, "client", "Kontor AG"))
                        .status())
                .isEqualTo(201);
        assertThat(api.put("/packages/" + VAN + "/tracking", Map.of("tracked", false))
                        .status())
                .isLessThan(300);
        assertThat(api.put("/packages/" + VAN + "/tracking", Map.of("tracked", true))
                        .status())
                .isLessThan(300);
        for (var id : List.of(CAGE, BOX)) {
            assertThat(api.post("/packages", Map.of("package", id)).status()).isEqualTo(201);
        }
        assertThat(api.put("/packages/" + VAN + "/status", Map.of("status", "lost"))
                        .status())
                .isEqualTo(200);
        assertThat(pack(api, CAGE, BOX)).isEqualTo("packed");
        assertThat(pack(api, BOX, CAGE)).isEqualTo("refused");
        assertThat(api.delete("/packages/" + CAGE + "/contents/" + BOX).status())
                .isEqualTo(200);
        assertThat(api.registering("van-70").get("/scanners/van-70").status()).isEqualTo(200);
        assertThat(api.registering("van-71").delete("/scanners/van-71").status())
                .isEqualTo(200);
        assertThat(api.put("/read-points/4140614141123452", Map.of("position", Journey.position(YARD)))
                        .status())
                .isEqualTo(201);
        assertThat(api.get("/read-points/4140614141123452").status()).isEqualTo(200);
        var scan = Map.of(
                "scanner",
                "van-70",
                "sequence",
                1,
                "scannedAt",
                Instant.now().toString(),
                "package",
                VAN,
                "position",
                Journey.position(YARD));
        var scanned = api.post("/scans", Map.of("scans", List.of(scan)));
        assertThat(scanned.json().at("/results/0/result").asText()).isEqualTo("recorded");
        var wrong = Map.of("scanner", "van-70", "sequence", 1);
        for (var standing : List.of(false, true)) {
            var correction = Map.of("package", VAN, "scan", wrong, "reason", "wrong label", "standing", standing);
            assertThat(api.post("/corrections", correction).status()).isEqualTo(200);
        }
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(api.get("/packages/" + VAN)
                            .json()
                            .at("/location/position/altitude")
                            .asDouble())
                    .isEqualTo(YARD.altitude());
            assertThat(items(api.get("/packages?bbox=8.5499,47.0499,429,8.5501,47.0501,433")
                            .json()
                            .path("features")))
                    .hasSize(1);
            assertThat(items(api.get("/packages/" + VAN + "/history").json().path("entries")))
                    .hasSizeGreaterThanOrEqualTo(4);
        });
    }

    private static String pack(Api api, String container, String child) {
        return api.post("/packages/" + container + "/contents", Map.of("packages", List.of(child)))
                .json()
                .at("/results/0/result")
                .asText();
    }

    @Test
    void a_function_without_its_grant_is_denied_and_the_client_learns_nothing_of_it() {
        try (var environment =
                Whereabouts.start(7880, "--without-grant", "local-whereabouts-commands/dynamodb:PutItem")) {
            var answer = environment.api().post("/packages", Map.of("package", VAN));

            assertThat(answer.status()).isGreaterThanOrEqualTo(500);
            assertThat(answer.response().headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
            assertThat(answer.body())
                    .doesNotContainIgnoringCase("denied")
                    .doesNotContainIgnoringCase("authorized")
                    .doesNotContainIgnoringCase("dynamodb")
                    .doesNotContain("arn:", "local-whereabouts", "software.amazon", "Exception");
            assertThat(environment.log("-commands")).contains("is not authorized to perform: dynamodb:PutItem");
            assertThat(Grants.of(environment).denials())
                    .singleElement()
                    .asString()
                    .contains("assumed-role/local-whereabouts-commands/")
                    .contains("dynamodb:PutItem");
            assertThat(environment.itemsInEventsTable()).isZero();
        }
    }
}

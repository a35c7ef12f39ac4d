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
    private static final String YARD_DRAWN = """
            {"intersects": {"type": "Polygon", "coordinates": [[[8.5499, 47.0499], [8.5501, 47.0499], [8.55, 47.0502],
             [8.5499, 47.0499]]]}, "low": 429, "high": 433}""";
    private static final Journey.Point GATE = new Journey.Point(47.06, 8.55, 431);

    /// Grants that a journey without a fault does not use, each with its reason.
    private static final Map<String, String> UNEXERCISED = Map.of(
            "event-publishing: sqs:SendMessage on sqs event-publishing-dead-letters",
            "only when the bus or the enrichment fails 21 times",
            deadLettersOf("audit-projector"),
            "only when EventBridge cannot reach the queue for a day; here it waits for ever",
            deadLettersOf("location-projector"),
            "as the other",
            deadLettersOf("epcis-projector"),
            "as the others",
            "audit-reader: s3:ListBucket on s3 merge-1xum9n0zr1",
            "it is told of what is not there by S3, which asks that of itself",
            "epcis-reader: s3:ListBucket on s3 merge-1xum9n0zr1",
            "as the reader of the log",
            "audit-checker: s3:ListBucket on s3 merge-1xum9n0zr1",
            "as the reader of the log");

    private static String deadLettersOf(String rule) {
        return ("sqs %1$s-dead-letters: sqs:SendMessage on sqs %1$s-dead-letters"
                        + " if ArnEquals aws:sourcearn events rule/package-events/%1$s")
                .formatted(rule);
    }

    @Test
    void every_grant_is_exercised_and_nothing_is_denied() {
        try (var environment = Whereabouts.start(7870)) {
            var clock = new Clock(environment);
            travel(environment.corrector());
            awaitHistory(environment);
            clock.checks("audit-checker"); // what is not merged yet
            clock.merges();
            assertThat(environment.log("-audit-merger"))
                    .as("the stack's metrics are made of these fields")
                    .contains("\"message\":\"left to merge\"")
                    .contains("\"work\":\"LOG\",\"late_seconds\":0,")
                    .containsPattern("\"requests\":[0-9]+,\"service\":\"audit-merger\"");
            clock.checks("location-checker");
            clock.checks("audit-checker");
            awaitHistory(environment);

            assertThat(Grants.of(environment).denials()).isEmpty();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Grants.of(environment).unexercised())
                            .isEqualTo(new TreeSet<>(UNEXERCISED.keySet())));
            assertThat(Grants.of(environment).denials()).isEmpty();
        }
    }

    private static void awaitHistory(Whereabouts environment) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(items(environment
                                .api()
                                .get("/packages/" + VAN + "/history")
                                .json()
                                .path("entries")))
                        .hasSizeGreaterThanOrEqualTo(4));
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
        var captured = api.post("/epcis/capture", Epcis.document(Epcis.seen(BOX, GATE)));
        assertThat(captured.status()).isEqualTo(202);
        assertThat(api.get(captured.response().headers().firstValue("location").orElseThrow())
                        .json()
                        .path("success")
                        .asBoolean())
                .isTrue();
        var wrong = Map.of("scanner", "van-70", "sequence", 1);
        for (var standing : List.of(false, true)) {
            var correction = Map.of("package", VAN, "scan", wrong, "reason", "wrong label", "standing", standing);
            assertThat(api.post("/corrections", correction).status()).isEqualTo(200);
        }
        lookAtPictures(api);
        wrongLabels(api);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(api.get("/epcis/events/" + Epcis.ID).status()).isEqualTo(200);
            assertThat(Epcis.events(api.get("/epcis/events?MATCH_epc=https://id.gs1.org/00/" + BOX.substring(2))))
                    .hasSizeGreaterThanOrEqualTo(4);
            assertThat(api.get("/packages/" + VAN)
                            .json()
                            .at("/location/position/altitude")
                            .asDouble())
                    .isEqualTo(YARD.altitude());
            assertThat(items(api.get("/packages?bbox=8.5499,47.0499,429,8.5501,47.0501,433")
                            .json()
                            .path("features")))
                    .hasSize(1);
            assertThat(api.get("/scanners/gate-1/sessions/0/discrepancies?bbox=8.5499,47.0499,429,8.5501,47.0501,433")
                            .status())
                    .isEqualTo(200);
            assertThat(items(api.post("/packages/search", YARD_DRAWN).json().path("features")))
                    .hasSize(1);
            assertThat(items(api.get("/packages/" + VAN + "/history").json().path("entries")))
                    .hasSizeGreaterThanOrEqualTo(4);
            assertThat(items(api.get("/locations?bbox=8.5499,47.0499,429,8.5501,47.0501,433&at=" + Instant.now())
                            .json()
                            .path("features")))
                    .hasSize(1);
            assertThat(api.get("/locations?within=4140614141123452&at=" + Instant.now())
                            .status())
                    .isEqualTo(400); // it is a point
            assertThat(api.get("/packages/" + VAN + "/location?at=" + Instant.now())
                            .json()
                            .at("/location/position/altitude")
                            .asDouble())
                    .isEqualTo(YARD.altitude());
        });
    }

    /// One that is kept, and one that is refused.
    private static void lookAtPictures(Api api) {
        var pictures = "/packages/" + VAN + "/pictures";
        var photograph = PictureFile.of("jpg", 640, 480);
        var kept = api.post(pictures, photograph.offer("image/jpeg")).json();
        assertThat(photograph.upload(kept.path("upload"))).isEqualTo(200);
        var mistaken = api.post(pictures, photograph.offer("image/png")).json();
        assertThat(photograph.upload(mistaken.path("upload"))).isEqualTo(200);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(items(api.get(pictures).json().path("pictures"))).hasSize(1);
            assertThat(api.get(pictures + "/" + mistaken.path("picture").asText())
                            .json()
                            .path("status")
                            .asText())
                    .isEqualTo("refused");
        });
        var picture = api.get(pictures).json().at("/pictures/0");
        for (var link : List.of("full", "thumbnail")) {
            assertThat(PictureFile.download(picture.path(link).asText()).statusCode())
                    .isEqualTo(200);
        }
    }

    /// The last four scans of the cage were of another: the one before them is found among the events.
    private static void wrongLabels(Api api) {
        for (var sequence = 2; sequence <= 6; sequence++) {
            var scan = Map.of(
                    "scanner",
                    "van-70",
                    "sequence",
                    sequence,
                    "scannedAt",
                    Instant.now().toString(),
                    "package",
                    CAGE,
                    "position",
                    Journey.position(new Journey.Point(YARD.latitude(), YARD.longitude(), 440 + sequence)));
            assertThat(api.post("/scans", Map.of("scans", List.of(scan))).status())
                    .isEqualTo(200);
        }
        for (var sequence = 3; sequence <= 6; sequence++) {
            var correction = Map.of(
                    "package",
                    CAGE,
                    "scan",
                    Map.of("scanner", "van-70", "sequence", sequence),
                    "reason",
                    "wrong label");
            assertThat(api.post("/corrections", correction).status()).isEqualTo(200);
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(api.get("/packages/" + CAGE)
                                .json()
                                .at("/location/position/altitude")
                                .asDouble())
                        .isEqualTo(442));
        for (var question : List.of(
                "/packages?bbox=8,47,0,9,48,9000",
                "/packages?bbox=-180,-90,-12000,180,90,100000",
                "/packages?client=Kontor%20AG",
                "/packages?reference=PO-1",
                "/packages/" + CAGE + "/contents?nested=true")) {
            assertThat(api.get(question).status()).as(question).isEqualTo(200);
        }
        assertThat(api.get("/packages?within=4140614141123452").status())
                .as("a point, no volume")
                .isEqualTo(400);
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

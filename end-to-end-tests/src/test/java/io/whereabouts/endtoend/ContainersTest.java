package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A package is put into a cage by mistake, corrected, lost, found and closed: each step is seen where it is asked for.
@ExtendWith(LocalEnvironment.class)
class ContainersTest {
    private static final String BOX = Journey.sscc(60_001);
    private static final String CAGE = Journey.sscc(60_002);
    private static final String VAN = Journey.sscc(60_003);

    @Test
    void what_is_in_what_and_what_became_of_it_is_seen(Whereabouts environment) {
        var api = environment.corrector();
        List.of(BOX, CAGE, VAN)
                .forEach(id -> assertThat(
                                api.post("/packages", Map.of("package", id)).status())
                        .isEqualTo(201));

        assertThat(pack(api, CAGE, BOX)).isEqualTo("packed");
        assertThat(pack(api, VAN, BOX)).isEqualTo("refused");
        assertThat(pack(api, VAN, CAGE)).isEqualTo("packed");
        seen(api, "/container/package", CAGE);

        var packed = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> entries(api).stream()
                                .filter(entry -> entry.path("type").asText().equals("Packed"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        var correction = Map.of("package", BOX, "event", packed.path("eventId").asText(), "reason", "wrong cage");
        assertThat(environment.api().post("/corrections", correction).status())
                .as("a right of its own")
                .isEqualTo(403);
        assertThat(api.post("/corrections", correction).status()).isEqualTo(200);
        seen(api, "/container/package", "");

        for (var status : List.of("lost", "underway", "closed")) {
            assertThat(api.put("/packages/" + BOX + "/status", Map.of("status", status))
                            .status())
                    .isEqualTo(200);
        }
        seen(api, "/status", "closed");
        assertThat(pack(api, CAGE, BOX)).isEqualTo("refused");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(entries(api))
                        .extracting(entry -> entry.path("type").asText())
                        .containsExactly(
                                "PackageRegistered",
                                "Packed",
                                "PackingRetracted",
                                "PackageLost",
                                "PackageFound",
                                "PackageClosed"));
    }

    @Test
    void a_package_without_a_label_is_given_one_and_described_by_who_has_read_it(Whereabouts environment) {
        var api = environment.api().with("idempotency-key", "end-to-end-1");
        var first = api.post("/packages", Map.of("client", "Kontor AG"));
        assertThat(first.status()).isEqualTo(201);
        var id = first.json().path("package").asText();
        assertThat(api.post("/packages", Map.of("client", "Kontor AG"))
                        .json()
                        .path("package")
                        .asText())
                .isEqualTo(id);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(api.get("/packages/" + id).status()).isEqualTo(200));
        var tag = api.get("/packages/" + id)
                .response()
                .headers()
                .firstValue("etag")
                .orElseThrow();
        var described = api.with("if-match", tag).put("/packages/" + id, Map.of("reference", "PO-1"));
        assertThat(described.status()).isEqualTo(200);
        assertThat(api.with("if-match", tag)
                        .put("/packages/" + id, Map.of("reference", "PO-2"))
                        .status())
                .isEqualTo(412);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                api.get("/packages/" + id).response().headers().firstValue("etag"))
                        .isEqualTo(described.response().headers().firstValue("etag")));
    }

    @Test
    void a_box_query_follows_its_container(Whereabouts environment) {
        var monitor = Journey.sscc(60_011);
        var pallet = Journey.sscc(60_012);
        var api = environment.corrector().registering("gate-60");
        List.of(monitor, pallet)
                .forEach(id -> assertThat(
                                api.post("/packages", Map.of("package", id)).status())
                        .isEqualTo(201));
        assertThat(pack(api, pallet, monitor)).isEqualTo("packed");
        scanned(api, pallet, 1, new Journey.Point(46.1, 7.1, 500));
        inBox(api, "7.0999,46.0999,499,7.1001,46.1001,501", monitor, pallet);

        scanned(api, pallet, 2, new Journey.Point(46.2, 7.2, 600));
        inBox(api, "7.0999,46.0999,499,7.1001,46.1001,501");
        inBox(api, "7.1999,46.1999,599,7.2001,46.2001,601", monitor, pallet);
        inBox(api, "7.15,46.15,599,7.3,46.3,601", monitor, pallet);
        assertThat(Api.items(api.get("/packages/" + pallet + "/contents").json().path("packages")))
                .extracting(one -> one.path("package").asText())
                .containsExactly(monitor);
        assertThat(api.get("/packages/" + monitor).json().at("/location/seen").asText())
                .isEqualTo(pallet);
    }

    private static void scanned(Api api, String id, int sequence, Journey.Point point) {
        var scan = Map.of(
                "scanner",
                "gate-60",
                "sequence",
                sequence,
                "scannedAt",
                Instant.now().toString(),
                "package",
                id,
                "position",
                Journey.position(point));
        assertThat(api.post("/scans", Map.of("scans", List.of(scan)))
                        .json()
                        .at("/results/0/result")
                        .asText())
                .isEqualTo("recorded");
    }

    private static void inBox(Api api, String bbox, String... ids) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Api.items(
                                api.get("/packages?bbox=" + bbox).json().path("features")))
                        .extracting(one -> one.path("id").asText())
                        .containsExactlyInAnyOrder(ids));
    }

    private static String pack(Api api, String container, String child) {
        return api.post("/packages/" + container + "/contents", Map.of("packages", List.of(child)))
                .json()
                .at("/results/0/result")
                .asText();
    }

    private static void seen(Api api, String pointer, String value) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                api.get("/packages/" + BOX).json().at(pointer).asText())
                        .isEqualTo(value));
    }

    private static List<JsonNode> entries(Api api) {
        return Api.items(api.get("/packages/" + BOX + "/history").json().path("entries"));
    }
}

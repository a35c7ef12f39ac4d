package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever writes, and reads at once with the token of the answer, reads what was written: the first answer that is
/// not "not yet" has it.
@ExtendWith(LocalEnvironment.class)
class ReadYourWritesTest {
    private static final String SCANNER = "gate-71";
    private static final String CAGE = Journey.sscc(71_000);
    private static final List<String> PACKAGES =
            IntStream.rangeClosed(71_001, 71_005).mapToObj(Journey::sscc).toList();
    private static final Journey.Point YARD = new Journey.Point(47.05, 8.55, 431);

    @Test
    void each_write_is_in_the_first_answer_to_a_read_with_its_token(Whereabouts environment) {
        var api = environment.corrector().registering(SCANNER);
        assertThat(api.post("/packages", Map.of("package", CAGE)).status()).isEqualTo(201);
        var scannedAt = Instant.now();
        for (var n = 0; n < PACKAGES.size(); n++) {
            var id = PACKAGES.get(n);

            var registered = api.post("/packages", Map.of("package", id, "reference", "PO-71"));
            assertThat(read(api, id, registered.json()).path("reference").asText())
                    .isEqualTo("PO-71");

            var scanned = scan(api, id, n, scannedAt);
            assertThat(read(api, id, scanned.json().at("/results/0"))
                            .at("/location/sequence")
                            .asInt(-1))
                    .isEqualTo(n);
            assertThat(scan(api, id, n, scannedAt).json().at("/results/0/token"))
                    .as("of the same scan again")
                    .isEqualTo(scanned.json().at("/results/0/token"));

            var packed = api.post("/packages/" + CAGE + "/contents", Map.of("packages", List.of(id)));
            assertThat(read(api, id, packed.json().at("/results/0"))
                            .at("/container/package")
                            .asText())
                    .isEqualTo(CAGE);

            var stopped = api.put("/packages/" + id + "/tracking", Map.of("tracked", false));
            assertThat(read(api, id, stopped.json()).path("tracked").asBoolean(true))
                    .isFalse();
        }
        var foreign = scan(api, PACKAGES.getFirst(), 0, scannedAt).json().at("/results/0/token");
        assertThat(api.get("/packages/" + PACKAGES.getLast() + "?token=" + foreign.asText())
                        .status())
                .as("the token of another package")
                .isEqualTo(400);
    }

    private static Api.Answer scan(Api api, String id, int sequence, Instant at) {
        var scan = Map.of(
                "scanner",
                SCANNER,
                "sequence",
                sequence,
                "scannedAt",
                at.toString(),
                "package",
                id,
                "position",
                Journey.position(YARD));
        return api.post("/scans", Map.of("scans", List.of(scan)));
    }

    /// The first answer that is not "not yet".
    private static JsonNode read(Api api, String id, JsonNode written) {
        assertThat(written.path("token").asText())
                .as("the token in %s", written)
                .isNotEmpty();
        var last = new AtomicReference<Api.Answer>();
        await("what was written of " + id)
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .until(() -> {
                    last.set(api.get("/packages/%s?token=%s"
                            .formatted(id, written.path("token").asText())));
                    return last.get().status() != 409;
                });
        assertThat(last.get().status()).as(last.get().body()).isEqualTo(200);
        return last.get().json();
    }
}

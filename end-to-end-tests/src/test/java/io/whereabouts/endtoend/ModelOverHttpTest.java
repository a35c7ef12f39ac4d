package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.endtoend.PlainModel.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Random commands of eight clients at once, over HTTP: what was acknowledged is in the audit log, once; what is there
/// breaks no rule; and each package is answered as a plain model of its history has it.
@ExtendWith(LocalEnvironment.class)
class ModelOverHttpTest {
    private static final int SEEDS = Integer.getInteger("seeds", 10);

    @Test
    void histories_and_answers_are_those_of_a_world_in_which_one_thing_happened_after_the_other(
            Whereabouts environment) {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("ModelOverHttpTest: -Dseed=%d%n", seed);
        var runs = IntStream.range(0, SEEDS)
                .mapToObj(run -> new RandomClients(environment.corrector().registering("model"), seed + run, run).run())
                .toList();
        var decisions = 0;
        for (var run : runs) {
            decisions += run.acknowledged().size();
            await("the audit log, with -Dseed=%d".formatted(seed))
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> {
                        var histories = histories(environment, run);
                        assertThat(decisions(histories))
                                .as("no acknowledged decision is missing")
                                .containsAll(run.acknowledged());
                        assertThat(scans(histories))
                                .as("no acknowledged scan is missing")
                                .containsAll(run.recorded());
                    });
            assertAgreed(environment, run, seed);
        }
        assertThat(decisions).as("enough to mean something").isGreaterThan(10 * SEEDS);
    }

    private static void assertAgreed(Whereabouts environment, RandomClients run, long seed) {
        var histories = histories(environment, run);
        if (!run.unsure()) {
            assertThat(decisions(histories))
                    .as("nothing is there of which nobody was told, with -Dseed=%d", seed)
                    .containsExactlyInAnyOrderElementsOf(run.acknowledged());
            assertThat(scans(histories)).containsExactlyInAnyOrderElementsOf(run.recorded());
        }
        var model = PlainModel.of(histories);
        for (var id : run.packages()) {
            await("the state of %s, with -Dseed=%d".formatted(id, seed))
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(answered(environment, id)).isEqualTo(model.of(id)));
        }
    }

    private static List<JsonNode> histories(Whereabouts environment, RandomClients run) {
        return run.packages().stream()
                .map(id -> environment.api().get("/packages/%s/history?limit=1000".formatted(id)))
                .flatMap(answer -> Api.items(answer.json().path("entries")).stream())
                .toList();
    }

    private static List<String> decisions(List<JsonNode> histories) {
        return histories.stream()
                .filter(entry -> !isScan(entry))
                .map(entry -> entry.path("eventId").asText())
                .toList();
    }

    private static List<String> scans(List<JsonNode> histories) {
        return histories.stream()
                .filter(ModelOverHttpTest::isScan)
                .map(entry -> entry.at("/payload/package").asText() + " "
                        + entry.at("/payload/scan/sequence").asText())
                .toList();
    }

    private static boolean isScan(JsonNode entry) {
        return entry.path("type").asText().equals("PackageScanned");
    }

    private static Optional<Standing> answered(Whereabouts environment, String id) {
        var answer = environment.api().get("/packages/" + id);
        var json = answer.json();
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(new Standing(
                        json.path("status").asText(),
                        json.path("tracked").asBoolean(),
                        json.path("reference").asText(),
                        json.at("/container/package").asText()));
    }
}

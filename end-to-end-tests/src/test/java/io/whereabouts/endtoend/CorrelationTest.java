package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One correlation id from the HTTP request to the last projection (R7).
@ExtendWith(LocalEnvironment.class)
class CorrelationTest {
    private static final String ID = "end-to-end-correlation-1";
    private static final String PACKAGE = Journey.sscc(8_000);

    @Test
    void the_id_of_a_request_is_in_its_answer_in_the_audit_log_and_in_the_log_of_each_function(
            Whereabouts environment) {
        var answer = environment.api().correlated(ID).post("/packages", Map.of("package", PACKAGE));
        assertThat(answer.response().headers().firstValue("x-correlation-id")).contains(ID);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(environment
                            .api()
                            .get("/packages/" + PACKAGE + "/history")
                            .json()
                            .at("/entries/0/correlationId")
                            .asText())
                    .isEqualTo(ID);
            for (var function : List.of("-commands", "-enrichment", "-location-projector", "-audit-projector")) {
                assertThat(environment.log(function)).as("log of " + function).contains(ID);
            }
        });
    }
}

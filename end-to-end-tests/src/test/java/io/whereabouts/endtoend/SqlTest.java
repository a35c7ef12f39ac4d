package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// SQL over what the audit projector wrote (R9).
@ExtendWith(LocalEnvironment.class)
class SqlTest {
    private static final String PACKAGE = Journey.sscc(8_100);

    @Test
    void what_is_recorded_is_found_with_sql(Whereabouts environment) {
        var api = environment.api().correlated("end-to-end-sql-1");
        assertThat(api.post("/packages", Map.of("package", PACKAGE, "client", "ACME"))
                        .status())
                .isEqualTo(201);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(new Operator(environment)
                                .runs(
                                        "sql",
                                        "--format",
                                        "json",
                                        "select type, client, correlation_id, count(*) as n from events where package like '%"
                                                + PACKAGE
                                                + "' group by type, client, correlation_id"))
                        .isEqualTo("""
                        [
                        {"type":"PackageRegistered","client":"ACME","correlation_id":"end-to-end-sql-1","n":1}
                        ]
                        """));
    }
}

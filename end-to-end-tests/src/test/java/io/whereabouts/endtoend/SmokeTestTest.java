package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The smoke test of the delivery, as it is, against the system as it is: it passes where the stack does what it is
/// for, and nowhere else.
@ExtendWith(LocalEnvironment.class)
class SmokeTestTest {
    private record Run(int status, String said) {}

    @Test
    void what_is_registered_and_scanned_comes_to_both_read_models(Whereabouts environment) {
        var before = environment.itemsInEventsTable();

        var run = run(environment, "write", Map.of());

        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said())
                .contains("a question without a token: 401")
                .containsPattern("/packages/80044000SMOKE\\d+: visible after \\d+ ms")
                .containsPattern("/packages/80044000SMOKE\\d+/history: visible after \\d+ ms");
        assertThat(environment.itemsInEventsTable()).isGreaterThan(before);
    }

    @Test
    void a_stack_that_is_only_asked_records_nothing(Whereabouts environment) {
        var before = environment.itemsInEventsTable();

        var run = run(environment, "read", Map.of());

        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("what is in a volume: 200", "where an unknown package is: 404");
        assertThat(environment.itemsInEventsTable()).isEqualTo(before);
    }

    @Test
    void it_fails_with_scopes_that_the_stack_does_not_know(Whereabouts environment) {
        var run = run(environment, "write", Map.of("SCOPE_PREFIX", "another/"));

        assertThat(run.status()).isNotZero();
        assertThat(run.said()).contains("what is in a volume: expected 200, and got 403");
    }

    @Test
    void it_fails_with_tokens_of_another_issuer(Whereabouts environment) {
        var issuer = "http://localhost:%d/somebody-else/token".formatted(environment.port() + 1);

        var run = run(environment, "read", Map.of("TOKEN_URL", issuer));

        assertThat(run.status()).isNotZero();
        assertThat(run.said()).contains("expected 200, and got 401");
    }

    @Test
    void it_fails_where_a_read_model_never_hears_of_an_event() {
        try (var environment =
                Whereabouts.start(7890, "--without-grant", "local-whereabouts-location-projector/dynamodb:PutItem")) {
            var run = run(environment, "write", Map.of("PATIENCE", "PT4S"));

            assertThat(run.status()).isNotZero();
            assertThat(run.said())
                    .contains("scanning 80044000SMOKE")
                    .containsPattern("/packages/80044000SMOKE\\d+: after \\d+ s still 404");
        }
    }

    private static Run run(Whereabouts environment, String mode, Map<String, String> more) {
        var command = Script.java();
        command.addAll(List.of("../.github/scripts/SmokeTest.java", mode));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "API_URL",
                        "http://localhost:" + environment.port(),
                        "TOKEN_URL",
                        "http://localhost:%d/local/token".formatted(environment.port() + 1),
                        "CLIENT_ID",
                        "smoke-test",
                        "CLIENT_SECRET",
                        "none",
                        "SCOPE_PREFIX",
                        ""));
        builder.environment().putAll(more);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

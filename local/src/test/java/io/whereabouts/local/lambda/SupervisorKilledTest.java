package io.whereabouts.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.whereabouts.local.deployment.Deployment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorKilledTest {
    /// The supervisor to be killed.
    static final class Supervisor {
        private Supervisor() {}

        public static void main(String[] arguments) throws InterruptedException {
            var folder = Path.of(arguments[0]);
            var function = new Deployment.Function(
                    "obedient",
                    "arn:aws:lambda:eu-central-1:123456789012:function:obedient",
                    Zips.of(folder, ObedientHandler.class),
                    ObedientHandler.class.getName(),
                    128,
                    Duration.ofSeconds(90),
                    Map.of(),
                    "role");
            var functions =
                    Functions.start(List.of(function), Map.of(), folder.resolve("work"), folder.resolve("logs"));
            System.out.println("running");
            var unused = functions.invoke("obedient", "\"sleep:80000\"".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void functions_end_with_their_supervisor_even_if_it_is_killed_and_they_are_busy(@TempDir Path folder)
            throws Exception {
        var supervisor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Supervisor.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(supervisor.inputReader().readLine()).isEqualTo("running");
        var log = folder.resolve("logs/obedient.log");
        await().until(() -> Files.readString(log).contains("sleeping 80000"));
        var functions = supervisor.children().toList();
        assertThat(functions).isNotEmpty().allMatch(ProcessHandle::isAlive);
        supervisor.destroyForcibly().waitFor();
        await().untilAsserted(() -> assertThat(functions).noneMatch(ProcessHandle::isAlive));
    }
}

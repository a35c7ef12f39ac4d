package io.whereabouts.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.local.deployment.Deployment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapStartTest {
    @Test
    void the_hooks_of_functions_that_answer_http_run_and_those_of_others_do_not(@TempDir Path folder) throws Exception {
        var deployment = new Deployment(
                "local",
                "eu-central-1",
                "123456789012",
                List.of(function("reader", folder), function("projector", folder)),
                List.of(new Deployment.Route("GET /packages", "reader", false, Set.of())),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        try (var functions = Functions.start(deployment, Map.of(), folder.resolve("work"), folder.resolve("logs"))) {
            var input = "\"\"".getBytes(UTF_8);
            assertThat(new String(functions.invoke("reader", input).payload(), UTF_8))
                    .isEqualTo("\"created, checkpointed, restored\"");
            assertThat(new String(functions.invoke("projector", input).payload(), UTF_8))
                    .isEqualTo("\"created\"");
        }
    }

    private static Deployment.Function function(String name, Path folder) {
        return new Deployment.Function(
                name,
                "arn:aws:lambda:eu-central-1:123456789012:function:" + name,
                Zips.of(folder, HookedHandler.class),
                HookedHandler.class.getName(),
                128,
                Duration.ofSeconds(10),
                Map.of(),
                name + "-role");
    }
}

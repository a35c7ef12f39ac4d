package io.whereabouts.local.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentJsonTest {
    @Test
    void a_deployment_is_read_as_it_was_written(@TempDir Path folder) throws IOException {
        var queue = URI.create("http://127.0.0.1:9324/123456789012/location");
        var deployment = new Deployment(
                "local",
                "eu-central-1",
                "123456789012",
                List.of(new Deployment.Function(
                        "commands",
                        "arn:aws:lambda:eu-central-1:123456789012:function:commands",
                        Path.of("/some where/command-side.zip"),
                        "org.example.Handler",
                        1024,
                        Duration.ofMillis(29_500),
                        Map.of("EVENTS_TABLE", "events"),
                        "commands-role")),
                List.of(new Deployment.Route("GET /packages/{id}", "commands", true, Set.of("packages:read"))),
                Optional.of(new Deployment.Jwt(URI.create("http://127.0.0.1:1/local"), List.of("whereabouts"))),
                Optional.empty(),
                List.of(new Deployment.Pipe(
                        "pipe",
                        "pipe-role",
                        "events",
                        List.of("{}"),
                        10,
                        Duration.ZERO,
                        20,
                        Optional.of("enrichment"),
                        "bus",
                        "whereabouts",
                        "$.type",
                        Optional.of(queue))),
                List.of(new Deployment.Rule(
                        "audit", "arn:rule/audit", "bus", "{\"source\":[\"whereabouts\"]}", List.of(queue))),
                List.of(new Deployment.Schedule(
                        "merger-days", "arn:rule/merger-days", Duration.ofHours(1), "arn:merger:live", "{}")),
                List.of(new Deployment.QueueTrigger(
                        queue, "arn:aws:sqs:x:1:location", "projector", 100, Duration.ofSeconds(1), 10, true)));
        var file = folder.resolve("deployment.json");
        DeploymentJson.write(deployment, file);
        DeploymentJson.write(deployment, file);
        assertThat(DeploymentJson.read(file)).isEqualTo(deployment);
    }
}

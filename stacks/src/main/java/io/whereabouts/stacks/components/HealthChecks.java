package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.MetricAlarm;
import com.pulumi.aws.route53.HealthCheck;
import com.pulumi.aws.route53.HealthCheckArgs;
import com.pulumi.aws.sns.Topic;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is asked from all over the world, every half minute, and must answer with a text. In us-east-1: Route 53 has
/// its metrics nowhere else, and an alarm can only ring a topic of its own Region.
public final class HealthChecks extends ComponentResource {
    private static final int FAILURES = 3;

    /// @param path such as `/health`
    /// @param text that the first 5,120 bytes of the answer must hold
    public record Endpoint(String name, Output<String> host, String path, String text) {}

    /// @param options with the provider for us-east-1
    public HealthChecks(
            String name,
            List<Endpoint> endpoints,
            Optional<String> email,
            Stack stack,
            ComponentResourceOptions options) {
        super("whereabouts:components:HealthChecks", name, options);
        var topic = AlarmTopic.declare("health-alarms", stack.nameOf("health-alarms"), email, this);
        var answering = endpoints.stream()
                .map(endpoint -> watch(endpoint, topic, stack))
                .toList();
        stack.monitoring().chart("answers from several continents", answering, "us-east-1");
        registerOutputs(Map.of("topicArn", topic.arn()));
    }

    private Metric watch(Endpoint endpoint, Topic topic, Stack stack) {
        var name = endpoint.name() + "-health";
        var check = new HealthCheck(
                name,
                HealthCheckArgs.builder()
                        .type("HTTPS_STR_MATCH")
                        .fqdn(endpoint.host())
                        .port(443)
                        .enableSni(true)
                        .resourcePath(endpoint.path())
                        .searchString(endpoint.text())
                        .requestInterval(30)
                        .failureThreshold(FAILURES)
                        .tags(Map.of("Name", stack.nameOf(name)))
                        .build(),
                Stack.in(this));
        var answers = new Metric("AWS/Route53", "HealthCheckStatus", "HealthCheckId", check.id(), "Minimum");
        new MetricAlarm(
                name,
                Alarm.below(
                                name,
                                "https://…%s does not answer, or not with %s, when it is asked from several continents."
                                        .formatted(endpoint.path(), endpoint.text()),
                                answers,
                                1,
                                Duration.ofMinutes(1),
                                2)
                        .args(stack.nameOf(name), topic.arn()),
                Stack.in(this));
        return answers;
    }
}

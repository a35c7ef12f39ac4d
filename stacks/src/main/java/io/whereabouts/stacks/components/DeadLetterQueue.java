package io.whereabouts.stacks.components;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.Map;

/// Where what could not be handled waits for a person. One message rings.
final class DeadLetterQueue extends ComponentResource {
    private static final Duration RETENTION = Duration.ofDays(14);

    private final Queue queue;

    /// @param meaning of a message in it, for whoever is woken
    DeadLetterQueue(String name, String meaning, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:DeadLetterQueue", name, options);
        queue = new Queue(
                name,
                QueueArgs.builder()
                        .name(stack.nameOf(name))
                        .messageRetentionSeconds(Math.toIntExact(RETENTION.toSeconds()))
                        .sqsManagedSseEnabled(true)
                        .build(),
                Stack.in(this));
        stack.monitoring().watch(new Alarm(name, meaning, depth(), 0), this);
        registerOutputs(Map.of("queueArn", queue.arn()));
    }

    Queue queue() {
        return queue;
    }

    Metric depth() {
        return new Metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.name(), "Maximum");
    }
}

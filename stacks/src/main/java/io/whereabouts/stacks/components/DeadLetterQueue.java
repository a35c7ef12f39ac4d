package io.whereabouts.stacks.components;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.sqs.RedriveAllowPolicy;
import com.pulumi.aws.sqs.RedriveAllowPolicyArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
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
        stack.queues().add(name, queue);
        registerOutputs(Map.of("queueArn", queue.arn()));
    }

    /// Without this any queue of the account could fill it.
    void takeFrom(String name, Queue source) {
        redriveAllow(name, source.arn().applyValue(arn -> {
            var sources = new JsonArray();
            sources.add(arn);
            var policy = new JsonObject();
            policy.addProperty("redrivePermission", "byQueue");
            policy.add("sourceQueueArns", sources);
            return policy.toString();
        }));
    }

    /// For what is put there by a service, not by a queue.
    void takeFromNoQueue(String name) {
        redriveAllow(name, Output.of("{\"redrivePermission\":\"denyAll\"}"));
        QueueDoor.open(name, queue, List.of(), this);
    }

    private void redriveAllow(String name, Output<String> policy) {
        new RedriveAllowPolicy(
                name,
                RedriveAllowPolicyArgs.builder()
                        .queueUrl(queue.url())
                        .redriveAllowPolicy(policy)
                        .build(),
                Stack.in(this));
    }

    Queue queue() {
        return queue;
    }

    Metric depth() {
        return new Metric("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.name(), "Maximum");
    }
}

package io.whereabouts.stacks.components;

import com.google.gson.JsonObject;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A queue with its dead-letter queue.
final class WorkQueue extends ComponentResource {
    /// As long as SQS can: a projector that is broken over a long weekend must not cost an event.
    private static final Duration RETENTION = Duration.ofDays(14);

    private static final int RECEIVES_BEFORE_DEAD = 5;

    private final Queue queue;
    private final DeadLetterQueue dead;

    /// @param visibility how long a received message stays hidden
    /// @param lateAfter when messages that wait are worth an alarm
    record Args(Duration visibility, Duration lateAfter) {}

    WorkQueue(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:WorkQueue", name, options);
        dead = new DeadLetterQueue(
                name + "-dead-letters",
                "A message could not be handled by %s in %d attempts; it waits in the dead-letter queue for 14 days."
                        .formatted(name, RECEIVES_BEFORE_DEAD),
                stack,
                Stack.inside(this));
        queue = new Queue(
                name,
                QueueArgs.builder()
                        .name(stack.nameOf(name))
                        .visibilityTimeoutSeconds(
                                Math.toIntExact(args.visibility().toSeconds()))
                        .messageRetentionSeconds(Math.toIntExact(RETENTION.toSeconds()))
                        .sqsManagedSseEnabled(true)
                        .redrivePolicy(dead.queue().arn().applyValue(WorkQueue::redriveTo))
                        .build(),
                Stack.in(this));
        dead.takeFrom(name + "-dead-letters", queue);
        var age = new Metric("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", queue.name(), "Maximum");
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-late",
                                "%s is behind: its oldest event has waited for more than %d s, so answers are as old."
                                        .formatted(name, args.lateAfter().toSeconds()),
                                age,
                                args.lateAfter().toSeconds(),
                                Duration.ofMinutes(1),
                                3),
                        this);
        stack.monitoring()
                .chart(
                        "queue " + name,
                        List.of(
                                new Metric(
                                        "AWS/SQS",
                                        "ApproximateNumberOfMessagesVisible",
                                        "QueueName",
                                        queue.name(),
                                        "Maximum"),
                                age,
                                dead.depth()));
        stack.queues().add(name, queue);
        registerOutputs(Map.of("queueArn", queue.arn()));
    }

    Queue queue() {
        return queue;
    }

    DeadLetterQueue dead() {
        return dead;
    }

    private static String redriveTo(String arn) {
        var policy = new JsonObject();
        policy.addProperty("deadLetterTargetArn", arn);
        policy.addProperty("maxReceiveCount", RECEIVES_BEFORE_DEAD);
        return policy.toString();
    }
}

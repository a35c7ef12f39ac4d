package io.whereabouts.stacks.components;

import com.pulumi.aws.s3.BucketNotification;
import com.pulumi.aws.s3.BucketNotificationArgs;
import com.pulumi.aws.s3.BucketV2;
import com.pulumi.aws.s3.inputs.BucketNotificationQueueArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Who is told of each new object: its own queue, dead-letter queue and function. A bucket has one of these: its
/// notifications are one setting of it.
public final class BucketSubscriber extends ComponentResource {
    /// AWS's advice: a message must not become visible while it is still being worked on.
    private static final int VISIBILITY_IN_TIMEOUTS = 6;

    private static final Duration LATE = Duration.ofMinutes(5);

    /// @param prefix of the keys of which it is told
    public record Args(BucketV2 bucket, String prefix, Trigger.Batching batching, LambdaFunction.Args function) {}

    public BucketSubscriber(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:BucketSubscriber", name, options);
        var window = args.batching().window();
        var visibility =
                args.function().timeout().multipliedBy(VISIBILITY_IN_TIMEOUTS).plus(window);
        var queue = new WorkQueue(name, new WorkQueue.Args(visibility, LATE.plus(window)), stack, Stack.inside(this));
        var bucketsWord = Statement.allow(
                        Statement.Principal.service("s3.amazonaws.com"),
                        List.of("sqs:SendMessage"),
                        List.of(queue.queue().arn()))
                .onlyIf("ArnEquals", "aws:SourceArn", args.bucket().arn());
        var mayArrive = QueueDoor.open(name, queue.queue(), List.of(bucketsWord), this);
        QueueDoor.open(name + "-dead-letters", queue.dead().queue(), List.of(), this);
        // S3 tries the queue before it takes the setting.
        new BucketNotification(
                name,
                BucketNotificationArgs.builder()
                        .bucket(args.bucket().id())
                        .queues(BucketNotificationQueueArgs.builder()
                                .id(name)
                                .queueArn(queue.queue().arn())
                                .events("s3:ObjectCreated:*")
                                .filterPrefix(args.prefix())
                                .build())
                        .build(),
                Stack.in(this, mayArrive));
        new LambdaFunction(
                name, args.function(), new Trigger.Messages(queue.queue(), args.batching()), stack, Stack.inside(this));
        registerOutputs(Map.of("queueArn", queue.queue().arn()));
    }
}

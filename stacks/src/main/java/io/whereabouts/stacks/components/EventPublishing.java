package io.whereabouts.stacks.components;

import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.dynamodb.Table;
import com.pulumi.aws.pipes.Pipe;
import com.pulumi.aws.pipes.PipeArgs;
import com.pulumi.aws.pipes.inputs.PipeLogConfigurationArgs;
import com.pulumi.aws.pipes.inputs.PipeLogConfigurationCloudwatchLogsLogDestinationArgs;
import com.pulumi.aws.pipes.inputs.PipeSourceParametersArgs;
import com.pulumi.aws.pipes.inputs.PipeSourceParametersDynamodbStreamParametersArgs;
import com.pulumi.aws.pipes.inputs.PipeSourceParametersDynamodbStreamParametersDeadLetterConfigArgs;
import com.pulumi.aws.pipes.inputs.PipeSourceParametersFilterCriteriaArgs;
import com.pulumi.aws.pipes.inputs.PipeSourceParametersFilterCriteriaFilterArgs;
import com.pulumi.aws.pipes.inputs.PipeTargetParametersArgs;
import com.pulumi.aws.pipes.inputs.PipeTargetParametersEventbridgeEventBusParametersArgs;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// From the events table to the bus: the stream, a pipe that lets one copy of each event pass, and the function
/// that turns what is stored into what is published.
public final class EventPublishing extends ComponentResource {
    /// A batch to a bus holds 10 at most. It does not wait to be full: a scan is to be seen within two seconds.
    private static final int BATCH = 10;

    private static final int RETRIES = 20;

    /// The stream forgets after 24 hours; what is stuck for so long goes aside and lets the rest pass.
    private static final Duration OLDEST = Duration.ofHours(6);

    private static final Duration LATE = Duration.ofMinutes(5);

    private static final String PRIMARY_COPIES =
            "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"primary\":{\"BOOL\":[true]}}}}";

    /// @param parallelism batches at once from each shard of the stream, from 1 to 10
    public record Args(EventsTable events, EventsBus bus, LambdaFunction.Args enrichment, int parallelism) {}

    public EventPublishing(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:EventPublishing", name, options);
        var enrichment = new LambdaFunction(
                "enrichment", args.enrichment(), new Trigger.Invocation(), stack, Stack.inside(this));
        var dead = new DeadLetterQueue(
                name + "-dead-letters",
                "Events are stored but were not published. The queue holds their place in the stream, not the events:"
                        + " publish the span again.",
                stack,
                Stack.inside(this));
        dead.takeFromNoQueue(name + "-dead-letters");
        var table = args.events().table();
        var bus = args.bus().bus();
        var role = ServiceRole.declare(
                name,
                Policy.trusting("pipes.amazonaws.com", Stack.accountOf(this)),
                Stream.of(
                                Grant.readsStreamOf(table),
                                Grant.invokes(enrichment.live()),
                                Grant.publishesTo(bus),
                                Grant.sendsTo(dead.queue()))
                        .flatMap(grant -> grant.statements().stream())
                        .toList(),
                stack,
                this);
        var logs = new LogGroup(
                name,
                LogGroupArgs.builder()
                        .name("/aws/vendedlogs/pipes/" + stack.nameOf(name))
                        .retentionInDays(stack.logRetentionDays())
                        .build(),
                Stack.in(this));
        var pipe = new Pipe(
                name,
                PipeArgs.builder()
                        .name(stack.nameOf(name))
                        .roleArn(role.arn())
                        .source(table.streamArn())
                        .sourceParameters(PipeSourceParametersArgs.builder()
                                .filterCriteria(PipeSourceParametersFilterCriteriaArgs.builder()
                                        .filters(PipeSourceParametersFilterCriteriaFilterArgs.builder()
                                                .pattern(PRIMARY_COPIES)
                                                .build())
                                        .build())
                                .dynamodbStreamParameters(stream(args, dead))
                                .build())
                        .enrichment(enrichment.live().arn())
                        .target(bus.arn())
                        .targetParameters(PipeTargetParametersArgs.builder()
                                .eventbridgeEventBusParameters(
                                        PipeTargetParametersEventbridgeEventBusParametersArgs.builder()
                                                .source(EventsBus.SOURCE)
                                                .detailType("$.type")
                                                .build())
                                .build())
                        .logConfiguration(PipeLogConfigurationArgs.builder()
                                .level("ERROR")
                                .cloudwatchLogsLogDestination(
                                        PipeLogConfigurationCloudwatchLogsLogDestinationArgs.builder()
                                                .logGroupArn(logs.arn())
                                                .build())
                                .build())
                        .build(),
                Stack.in(this, role.permissions()));
        watch(name, pipe, table, dead, stack);
        watchAge(name, enrichment, stack);
        registerOutputs(Map.of("pipeArn", pipe.arn()));
    }

    private static PipeSourceParametersDynamodbStreamParametersArgs stream(Args args, DeadLetterQueue dead) {
        return PipeSourceParametersDynamodbStreamParametersArgs.builder()
                .startingPosition("TRIM_HORIZON")
                .batchSize(BATCH)
                .maximumBatchingWindowInSeconds(0)
                .parallelizationFactor(args.parallelism())
                .maximumRetryAttempts(RETRIES)
                .maximumRecordAgeInSeconds(Math.toIntExact(OLDEST.toSeconds()))
                .onPartialBatchItemFailure("AUTOMATIC_BISECT")
                .deadLetterConfig(PipeSourceParametersDynamodbStreamParametersDeadLetterConfigArgs.builder()
                        .arn(dead.queue().arn())
                        .build())
                .build();
    }

    private void watch(String name, Pipe pipe, Table table, DeadLetterQueue dead, Stack stack) {
        var failures = metric(pipe, "ExecutionFailed");
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-failures",
                                "The pipe from the table to the bus fails and retries: events are stored but late.",
                                failures,
                                0),
                        this);
        // No metric says that a pipe was stopped, by a person or, after faults that go on, by AWS.
        stack.monitoring()
                .watch(
                        new Formula(
                                name + "-stopped",
                                "Events are written, and for 15 minutes the pipe has run for none of them: it is stopped.",
                                "IF(FILL(writes, 0) > 0 AND FILL(runs, 0) == 0, 1, 0)",
                                Map.of(
                                        "writes",
                                        new Metric(
                                                "AWS/DynamoDB",
                                                "ConsumedWriteCapacityUnits",
                                                "TableName",
                                                table.name()),
                                        "runs",
                                        metric(pipe, "Invocations")),
                                0,
                                Duration.ofMinutes(5),
                                3),
                        this);
        stack.monitoring()
                .chart(
                        "pipe",
                        List.of(metric(pipe, "Invocations"), metric(pipe, "EventCount"), failures, dead.depth()));
    }

    /// Pipes have no metric of how far behind they are: the enrichment logs it, of every batch.
    private void watchAge(String name, LambdaFunction enrichment, Stack stack) {
        var age = new LoggedMetric("PublishingAge", "age_seconds", "Seconds")
                .of("enrichment", enrichment, name + "-age", stack, this)
                .as("Maximum");
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-late",
                                "Events reach the bus more than 5 minutes after they were stored, so answers are as old.",
                                age,
                                LATE.toSeconds(),
                                Duration.ofMinutes(1),
                                3),
                        this);
        stack.monitoring().chart("pipe, seconds behind", List.of(age));
    }

    private static Metric metric(Pipe pipe, String name) {
        return new Metric("AWS/EventBridge/Pipes", name, "PipeName", pipe.name());
    }
}

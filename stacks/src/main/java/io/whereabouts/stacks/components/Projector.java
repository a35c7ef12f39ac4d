package io.whereabouts.stacks.components;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.aws.cloudwatch.EventRule;
import com.pulumi.aws.cloudwatch.EventRuleArgs;
import com.pulumi.aws.cloudwatch.EventTarget;
import com.pulumi.aws.cloudwatch.EventTargetArgs;
import com.pulumi.aws.cloudwatch.inputs.EventTargetDeadLetterConfigArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueuePolicy;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A subscriber of the bus: its own rule, queue, dead-letter queue and function. If it fails, it holds up nobody.
public final class Projector extends ComponentResource {
    /// AWS's advice: a batch that is retried or throttled must not become visible while it is still being worked
    /// on.
    private static final int VISIBILITY_IN_TIMEOUTS = 6;

    private static final Duration LATE = Duration.ofMinutes(5);

    /// @param eventTypes the types that it folds; no other reaches its queue
    public record Args(
            EventsBus bus, List<String> eventTypes, Trigger.Batching batching, LambdaFunction.Args function) {}

    public Projector(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:Projector", name, options);
        var window = args.batching().window();
        var visibility =
                args.function().timeout().multipliedBy(VISIBILITY_IN_TIMEOUTS).plus(window);
        var queue = new WorkQueue(name, new WorkQueue.Args(visibility, LATE.plus(window)), stack, Stack.inside(this));
        var rule = new EventRule(
                name,
                EventRuleArgs.builder()
                        .name(stack.nameOf(name))
                        .eventBusName(args.bus().name())
                        .eventPattern(pattern(args.eventTypes()))
                        .build(),
                Stack.in(this));
        var dead = queue.dead().queue();
        var mayArrive = letInto(name, queue.queue(), rule);
        var mayDie = letInto(name + "-dead-letters", dead, rule);
        new EventTarget(
                name,
                EventTargetArgs.builder()
                        .eventBusName(args.bus().name())
                        .rule(rule.name())
                        .targetId("queue")
                        .arn(queue.queue().arn())
                        .deadLetterConfig(EventTargetDeadLetterConfigArgs.builder()
                                .arn(dead.arn())
                                .build())
                        .build(),
                Stack.in(this, mayArrive, mayDie));
        new LambdaFunction(
                name, args.function(), new Trigger.Messages(queue.queue(), args.batching()), stack, Stack.inside(this));
        registerOutputs(Map.of("queueArn", queue.queue().arn()));
    }

    private QueuePolicy letInto(String name, Queue queue, EventRule rule) {
        var events = Statement.allow(
                        Statement.Principal.service("events.amazonaws.com"),
                        List.of("sqs:SendMessage"),
                        List.of(queue.arn()))
                .onlyIf("ArnEquals", "aws:SourceArn", rule.arn());
        return QueueDoor.open(name, queue, List.of(events), this);
    }

    private static String pattern(List<String> eventTypes) {
        var sources = new JsonArray();
        sources.add(EventsBus.SOURCE);
        var types = new JsonArray();
        eventTypes.forEach(types::add);
        var pattern = new JsonObject();
        pattern.add("source", sources);
        pattern.add("detail-type", types);
        return pattern.toString();
    }
}

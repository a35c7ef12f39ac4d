package io.whereabouts.stacks.components;

import com.pulumi.asset.FileArchive;
import com.pulumi.aws.cloudwatch.LogGroup;
import com.pulumi.aws.cloudwatch.LogGroupArgs;
import com.pulumi.aws.lambda.Alias;
import com.pulumi.aws.lambda.AliasArgs;
import com.pulumi.aws.lambda.EventSourceMapping;
import com.pulumi.aws.lambda.EventSourceMappingArgs;
import com.pulumi.aws.lambda.Function;
import com.pulumi.aws.lambda.FunctionArgs;
import com.pulumi.aws.lambda.inputs.EventSourceMappingScalingConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionEnvironmentArgs;
import com.pulumi.aws.lambda.inputs.FunctionLoggingConfigArgs;
import com.pulumi.aws.lambda.inputs.FunctionSnapStartArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// A function, declared once: its role, log group, alarms, charts, alias and trigger follow from the declaration.
public final class LambdaFunction extends ComponentResource {
    private static final Map<String, String> EVERYWHERE =
            Map.of("JAVA_TOOL_OPTIONS", "-XX:+TieredCompilation -XX:TieredStopAtLevel=1");

    private final Alias live;

    /// @param zip path from the program's folder
    /// @param handler class that Lambda calls
    /// @param grants what its role may do, beyond writing its log and consuming its queue
    public record Args(
            String zip,
            String handler,
            int memoryMegabytes,
            Duration timeout,
            Map<String, Output<String>> environment,
            List<Grant> grants) {}

    public LambdaFunction(String name, Args args, Trigger trigger, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:LambdaFunction", name, options);
        var logs = new LogGroup(
                name,
                LogGroupArgs.builder()
                        .name("/aws/lambda/" + stack.nameOf(name))
                        .retentionInDays(stack.logRetentionDays())
                        .build(),
                Stack.in(this));
        var role = ServiceRole.declare(
                name, Policy.trusting("lambda.amazonaws.com"), statements(args, trigger, logs), stack, this);
        var function = new Function(
                name, declaration(name, args, trigger, stack, role, logs), Stack.in(this, role.permissions()));
        // Whoever asks gets the answer of the version that is called; a queue's messages can be redriven.
        var shifts = stack.shiftsRequests() && trigger instanceof Trigger.Http;
        live = new Alias(
                name,
                AliasArgs.builder()
                        .name("live")
                        .functionName(function.name())
                        .functionVersion(function.version())
                        .build(),
                shifts ? Rollout.movesAlias(this) : Stack.in(this));
        if (shifts) {
            new Rollout(name, live, stack, this);
        }
        connect(name, trigger, function, stack);
        watch(name, function, stack);
        registerOutputs(Map.of("functionName", function.name(), "aliasArn", live.arn()));
    }

    /// What callers call.
    Alias live() {
        return live;
    }

    private static List<Statement> statements(Args args, Trigger trigger, LogGroup logs) {
        var fromTrigger = trigger instanceof Trigger.Messages messages
                ? Stream.of(Grant.consumes(messages.queue()))
                : Stream.<Grant>of();
        return Stream.of(args.grants().stream(), fromTrigger, Stream.of(Grant.logsTo(logs)))
                .flatMap(grants -> grants)
                .flatMap(grant -> grant.statements().stream())
                .toList();
    }

    private static FunctionArgs declaration(
            String name, Args args, Trigger trigger, Stack stack, ServiceRole role, LogGroup logs) {
        var environment = new HashMap<String, Output<String>>(args.environment());
        EVERYWHERE.forEach((key, value) -> environment.put(key, Output.of(value)));
        environment.put("SERVICE_NAME", Output.of(name));
        var declaration = FunctionArgs.builder()
                .name(stack.nameOf(name))
                .runtime("java21")
                .architectures("arm64")
                .code(new FileArchive(args.zip()))
                .handler(args.handler())
                .memorySize(args.memoryMegabytes())
                .timeout(Math.toIntExact(args.timeout().toSeconds()))
                .role(role.arn())
                .environment(FunctionEnvironmentArgs.builder()
                        .variables(allOf(environment))
                        .build())
                .loggingConfig(FunctionLoggingConfigArgs.builder()
                        .logFormat("JSON")
                        .applicationLogLevel("INFO")
                        .systemLogLevel("INFO")
                        .logGroup(logs.name())
                        .build())
                .publish(true);
        if (trigger instanceof Trigger.Http || trigger instanceof Trigger.SignIn) {
            // Whoever waits for an answer should not wait for a JVM to start.
            declaration.snapStart(
                    FunctionSnapStartArgs.builder().applyOn("PublishedVersions").build());
        }
        return declaration.build();
    }

    private static Output<Map<String, String>> allOf(Map<String, Output<String>> environment) {
        var keys = environment.keySet().stream().sorted().toList();
        return Output.all(keys.stream()
                        .map(key -> Objects.requireNonNull(environment.get(key)))
                        .toList())
                .applyValue(values -> {
                    var all = new HashMap<String, String>();
                    for (int i = 0; i < keys.size(); i++) {
                        all.put(keys.get(i), values.get(i));
                    }
                    return all;
                });
    }

    private void connect(String name, Trigger trigger, Function function, Stack stack) {
        switch (trigger) {
            case Trigger.Http http -> http.api().serve(name, function, live, http.routes(), this);
            case Trigger.Messages messages -> consume(name, messages);
            case Trigger.Clock clock -> clock.runs().forEach(run -> Schedule.declare(name, run, live, stack, this));
            case Trigger.SignIn signIn -> {} // its user pool connects it
            case Trigger.Invocation invocation -> {} // its caller connects it
        }
    }

    private void consume(String name, Trigger.Messages messages) {
        var batching = messages.batching();
        new EventSourceMapping(
                name,
                EventSourceMappingArgs.builder()
                        .eventSourceArn(messages.queue().arn())
                        .functionName(live.arn())
                        .batchSize(batching.size())
                        .maximumBatchingWindowInSeconds(
                                Math.toIntExact(batching.window().toSeconds()))
                        .scalingConfig(EventSourceMappingScalingConfigArgs.builder()
                                .maximumConcurrency(batching.maximumConcurrency())
                                .build())
                        .functionResponseTypes("ReportBatchItemFailures")
                        .build(),
                Stack.in(this));
    }

    private void watch(String name, Function function, Stack stack) {
        var errors = metric(function, "Errors");
        var throttles = metric(function, "Throttles");
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-errors",
                                "The function %s threw, timed out or ran out of memory; its log says which."
                                        .formatted(name),
                                errors,
                                0),
                        this);
        stack.monitoring()
                .watch(
                        new Alarm(
                                name + "-throttles",
                                "Lambda turned calls of %s away: the account's concurrency is used up.".formatted(name),
                                throttles,
                                0),
                        this);
        stack.monitoring().chart("function " + name, List.of(metric(function, "Invocations"), errors, throttles));
        stack.monitoring()
                .chart(
                        "function %s, milliseconds".formatted(name),
                        List.of(
                                metric(function, "Duration").as("p50"),
                                metric(function, "Duration").as("p99")));
    }

    private static Metric metric(Function function, String name) {
        return new Metric("AWS/Lambda", name, "FunctionName", function.name());
    }
}

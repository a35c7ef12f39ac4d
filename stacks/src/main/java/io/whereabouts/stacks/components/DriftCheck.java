package io.whereabouts.stacks.components;

import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A function that compares packages of a read model with the events, every hour. Its log says how many it compared and
/// how many drifted, which become metrics, and names them.
public final class DriftCheck extends ComponentResource {
    private static final Duration EVERY = Duration.ofHours(1);

    /// Long enough for somebody to see it: a sample of the next hour may miss what this one found.
    private static final int REMEMBERED = 24;

    /// One run may fail, and the next come late.
    private static final int SILENT = 3;

    /// What was recorded so long ago has arrived, unless something is wrong: a projector is late after five minutes.
    private static final Duration SETTLED = Duration.ofHours(1);

    private final String function;
    private final Stack stack;
    private final LambdaFunction check;

    /// @param model in words, such as `current locations`
    /// @param sample how many packages each run compares
    public record Args(String model, int sample, LambdaFunction.Args function) {}

    public DriftCheck(String name, Args args, Stack stack, ComponentResourceOptions options) {
        super("whereabouts:components:DriftCheck", name, options);
        this.function = name;
        this.stack = stack;
        check = new LambdaFunction(
                name,
                args.function(),
                Trigger.clock(new Trigger.Run(
                        "hourly",
                        EVERY,
                        Map.of("sample", String.valueOf(args.sample()), "settled", SETTLED.toString()))),
                stack,
                Stack.inside(this));
        var drifted = metric("DriftedPackages", "drifted");
        var compared = metric("ComparedPackages", "compared");
        stack.monitoring()
                .watch(
                        Alarm.lately(
                                name + "-drift",
                                "Of the %s some packages are not as the events say; the log of %s names them."
                                        .formatted(args.model(), name),
                                drifted,
                                0,
                                EVERY,
                                REMEMBERED),
                        this);
        stack.monitoring()
                .watch(
                        Alarm.silent(
                                name + "-silent",
                                "For three hours nobody has compared the %s with the events: drift would stay unseen."
                                        .formatted(args.model()),
                                compared,
                                EVERY,
                                SILENT),
                        this);
        stack.monitoring().chart("drift of the " + args.model() + ", packages", List.of(compared, drifted));
        registerOutputs(Map.of());
    }

    private Metric metric(String metric, String field) {
        return new LoggedMetric(metric, field, "Count")
                .of(function, check, "%s-%s".formatted(function, field), stack, this);
    }
}

package io.whereabouts.stacks.components;

import java.time.Duration;
import java.util.List;

/// Whether the writer of who may have been where keeps up: after each run it logs for how long the oldest sheet that is
/// left could have been written.
public final class SheetWatch {
    /// Two hours: a run that was cut off goes on in the next one.
    private static final int LATE_SECONDS = 7_200;

    /// One run may fail, and the next come late.
    private static final int SILENT = 3;

    private SheetWatch() {}

    /// @param every how often it runs
    public static void over(LambdaFunction writer, String name, Duration every, Stack stack) {
        var late = new LoggedMetric("SheetsLate", "late_seconds", "Seconds")
                .of(name, writer, name + "-late-seconds", stack, writer)
                .as("Maximum");
        stack.monitoring()
                .watch(
                        Alarm.lately(
                                name + "-behind",
                                "%s does not keep up: what was in a volume a few hours ago cannot be asked."
                                        .formatted(name),
                                late,
                                LATE_SECONDS,
                                every,
                                1),
                        writer);
        stack.monitoring()
                .watch(
                        Alarm.silent(
                                name + "-silent",
                                "For three hours %s has not come to its end: what was in a volume since cannot be asked."
                                        .formatted(name),
                                late,
                                every,
                                SILENT),
                        writer);
        stack.monitoring().chart(name + ", seconds late", List.of(late));
    }
}

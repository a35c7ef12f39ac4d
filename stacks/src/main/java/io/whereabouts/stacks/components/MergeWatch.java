package io.whereabouts.stacks.components;

import java.time.Duration;
import java.util.List;

/// Whether the merger of an audit log keeps up. After each run it logs how late it is with any kind of its work, and
/// how many requests a history takes by now. The time that it takes says nothing: months take hours.
public final class MergeWatch {
    /// About two seconds of a reader that has just started. Ten years at 2,000 scans a second are 380 (decision 13).
    private static final int MOST_REQUESTS = 600;

    /// A long run leaves some periods without a word.
    private static final int REMEMBERED = 6;

    /// One run may fail, and the next come late.
    private static final int SILENT = 3;

    private MergeWatch() {}

    /// @param every how often the log is merged; each of these runs tells of all kinds of work
    public static void over(LambdaFunction merger, String name, Duration every, Stack stack) {
        var late = new LoggedMetric("MergesLate", "late_seconds", "Seconds")
                .of(name, merger, name + "-late-seconds", stack, merger)
                .as("Maximum");
        var requests = new LoggedMetric("RequestsOfHistories", "requests", "Count")
                .of(name, merger, name + "-requests", stack, merger)
                .as("Maximum");
        stack.monitoring()
                .watch(
                        Alarm.lately(
                                name + "-behind",
                                ("%s does not keep up: hours of the log, days or months wait for longer than they do at"
                                                + " 2,000 scans a second. Histories are right, and get slower.")
                                        .formatted(name),
                                late,
                                0,
                                every,
                                REMEMBERED),
                        merger);
        stack.monitoring()
                .watch(
                        Alarm.lately(
                                name + "-histories-behind",
                                "%s leaves so much unmerged that a history takes more than %d requests, or two seconds."
                                        .formatted(name, MOST_REQUESTS),
                                requests,
                                MOST_REQUESTS,
                                every,
                                REMEMBERED),
                        merger);
        stack.monitoring()
                .watch(
                        Alarm.silent(
                                name + "-silent",
                                "For half an hour %s has not come to its end: the log grows and is not merged."
                                        .formatted(name),
                                requests,
                                every,
                                SILENT),
                        merger);
        stack.monitoring().chart(name + ", seconds late", List.of(late));
        stack.monitoring().chart(name + ", requests of a history", List.of(requests));
    }
}

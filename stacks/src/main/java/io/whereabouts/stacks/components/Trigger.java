package io.whereabouts.stacks.components;

import com.pulumi.aws.sqs.Queue;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What starts a function.
public sealed interface Trigger {

    /// Requests; the caller gets the error.
    record Http(HttpApi api, List<Route> routes) implements Trigger {}

    /// Messages of a queue, whose dead-letter queue gets what fails.
    record Messages(Queue queue, Batching batching) implements Trigger {}

    /// The clock, for each run of which it is told what to do. A run that fails is tried twice more; the next comes
    /// anyway. It may begin while the last still runs.
    record Clock(List<Run> runs) implements Trigger {}

    /// @param name such as `days`, which ends the schedule's
    /// @param every a whole number of minutes
    /// @param input what the function gets
    record Run(String name, Duration every, Map<String, String> input) {
        public Run {
            if (every.toMinutes() < 1 || !every.equals(Duration.ofMinutes(every.toMinutes()))) {
                throw new IllegalArgumentException(
                        "a schedule is a whole number of minutes, at least one; not " + every);
            }
        }

        /// As EventBridge writes it.
        String expression() {
            var minutes = every.toMinutes();
            return minutes == 1 ? "rate(1 minute)" : "rate(%d minutes)".formatted(minutes);
        }
    }

    /// Somebody signs in. Cognito waits for five seconds, and then refuses the sign-in.
    record SignIn() implements Trigger {}

    /// Another part invokes it and gets the error.
    record Invocation() implements Trigger {}

    static Trigger clock(Run... runs) {
        return new Clock(List.of(runs));
    }

    static Trigger http(HttpApi api, Route... routes) {
        return new Http(api, List.of(routes));
    }

    /// @param size up to 10,000; from 11 on SQS asks for a window of at least one second
    /// @param window how long a batch may wait to fill
    /// @param maximumConcurrency batches at once: bounds the function without reserving concurrency; at least 2
    record Batching(int size, Duration window, int maximumConcurrency) {
        public Batching {
            if (size < 1 || size > 10_000 || (size > 10 && window.toSeconds() < 1)) {
                throw new IllegalArgumentException(
                        "a batch holds 1 to 10,000 messages, and more than 10 only with a window of 1 s; not %d in %s"
                                .formatted(size, window));
            }
            if (window.toSeconds() > 300) {
                throw new IllegalArgumentException("a window is 300 s at most, not " + window);
            }
            if (maximumConcurrency < 2 || maximumConcurrency > 1_000) {
                throw new IllegalArgumentException(
                        "the maximum concurrency of a queue is from 2 to 1,000, not " + maximumConcurrency);
            }
        }
    }
}

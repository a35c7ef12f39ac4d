package io.whereabouts.stacks.components;

import com.pulumi.aws.sqs.Queue;
import java.time.Duration;
import java.util.List;

/// What starts a function.
public sealed interface Trigger {

    /// Requests; the caller gets the error.
    record Http(HttpApi api, List<Route> routes) implements Trigger {}

    /// Messages of a queue, whose dead-letter queue gets what fails.
    record Messages(Queue queue, Batching batching) implements Trigger {}

    /// Somebody signs in. Cognito waits for five seconds, and then refuses the sign-in.
    record SignIn() implements Trigger {}

    /// Another part invokes it and gets the error.
    record Invocation() implements Trigger {}

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

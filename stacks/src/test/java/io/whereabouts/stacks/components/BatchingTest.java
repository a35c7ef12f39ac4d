package io.whereabouts.stacks.components;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What AWS refuses half-way through a deployment is refused here before it.
class BatchingTest {
    @ParameterizedTest
    @CsvSource({
        "10001, 60, 10, 'a batch holds 1 to 10,000 messages, and more than 10 only with a window of 1 s; not 10001 in PT1M'",
        "11, 0, 10, 'a batch holds 1 to 10,000 messages, and more than 10 only with a window of 1 s; not 11 in PT0S'",
        "10, 301, 10, 'a window is 300 s at most, not PT5M1S'",
        "10, 0, 1, 'the maximum concurrency of a queue is from 2 to 1,000, not 1'",
    })
    void a_batch_that_sqs_would_refuse_is_refused(int size, int window, int concurrency, String problem) {
        assertThatThrownBy(() -> new Trigger.Batching(size, Duration.ofSeconds(window), concurrency))
                .hasMessage(problem);
    }
}

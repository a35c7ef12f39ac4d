package io.whereabouts.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class ClosedLoopTest {
    @Test
    void all_writers_together_do_as_many_operations_as_asked() throws Exception {
        var done = new AtomicInteger();
        Operation writer = done::incrementAndGet;
        var samples = ClosedLoop.run(List.of(writer, writer, writer), Extent.of(100));
        assertThat(done).hasValue(100);
        assertThat(samples.latencies().getTotalCount()).isEqualTo(100);
    }

    @Test
    void writers_work_at_the_same_time() throws Exception {
        var together = new CyclicBarrier(3);
        Operation writer = together::await; // for ever, unless all three do
        assertThat(ClosedLoop.run(List.of(writer, writer, writer), Extent.of(30))
                        .latencies()
                        .getTotalCount())
                .isEqualTo(30);
    }

    @Test
    void what_was_begun_in_time_is_counted() throws Exception {
        Operation longer = () -> Thread.sleep(20);
        var samples = ClosedLoop.run(List.of(longer), Extent.lasting(Duration.ofMillis(1)));
        assertThat(samples.latencies().getTotalCount()).isEqualTo(1);
        assertThat(samples.elapsed()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void a_measurement_with_a_failure_is_none() {
        Operation failing = () -> {
            throw new IllegalStateException("refused");
        };
        assertThatThrownBy(() -> ClosedLoop.run(List.of(failing), Extent.of(5))).hasMessageContaining("refused");
    }
}

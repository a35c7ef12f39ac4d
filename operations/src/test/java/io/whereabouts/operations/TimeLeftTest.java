package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private final AtomicLong now = new AtomicLong();

    @Test
    void what_is_left_takes_as_long_as_what_was_done_since_the_beginning() {
        var left = new TimeLeft(0.5, now::get);
        pass(Duration.ofMinutes(10));
        assertThat(left.at(0.75)).isEqualTo(", about 10 min left");
        pass(Duration.ofMinutes(5));
        assertThat(left.at(0.99)).isEqualTo(", about 18 s left");
    }

    @Test
    void long_ones_are_told_in_hours() {
        var left = new TimeLeft(0, now::get);
        pass(Duration.ofMinutes(30));
        assertThat(left.at(0.05)).isEqualTo(", about 9 h left");
    }

    @Test
    void nothing_is_told_too_soon_or_without_progress_or_at_the_end() {
        var left = new TimeLeft(0.5, now::get);
        assertThat(left.at(0.6)).isEmpty();
        pass(Duration.ofMinutes(10));
        assertThat(left.at(0.5)).isEmpty();
        assertThat(left.at(1)).isEmpty();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}

package io.whereabouts.benchmarks.measuring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {
    @Test
    void it_is_the_middle_whatever_the_order() {
        assertThat(Median.of(9, 1, 5)).isEqualTo(5);
        assertThat(Median.of(9, 1, 5, 2)).isEqualTo(3.5);
    }

    @Test
    void there_is_none_of_nothing() {
        assertThatThrownBy(Median::of).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void one_disturbed_round_decides_nothing() {
        var quiet = new Figures(100, 50, 10, 20);
        var disturbed = new Figures(10, 5, 100, 9_000);
        assertThat(Figures.median(List.of(quiet, disturbed, quiet))).isEqualTo(new Figures(210, 50, 10, 20));
    }

    @Test
    void figures_of_samples_are_in_microseconds_and_seconds() {
        var latencies = Samples.empty();
        for (var micros = 1; micros <= 100; micros++) {
            latencies.recordValue(micros);
        }
        assertThat(new Samples(latencies, Duration.ofSeconds(4)).figures()).isEqualTo(new Figures(100, 25, 50, 99));
    }
}

package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PutsTest {
    /// As a full batch has it.
    private static final double BYTES = 115;

    @ParameterizedTest
    @CsvSource({"1, 20000", "100, 700", "2000, 500"})
    void a_million_events_take_so_many_writes(int scansPerSecond, double atMost) {
        var million = Puts.of(scansPerSecond, Duration.ofMinutes(1), 3_000, BYTES);
        assertThat(million.puts()).isLessThan(atMost);
        assertThat(million.mostPieces()).isLessThan(100);
        assertThat(million.rewritten()).isBetween(2.0, 6.0);
    }

    @Test
    void a_window_that_ends_sooner_takes_more_objects_as_long_as_batches_are_not_full() {
        assertThat(Puts.of(1, Duration.ofSeconds(5), 3_000, BYTES).logPuts()).isEqualTo(200_000);
        assertThat(Puts.of(1, Duration.ofMinutes(1), 3_000, BYTES).logPuts()).isBetween(16_666.0, 16_667.0);
        assertThat(Puts.of(2_000, Duration.ofSeconds(5), 3_000, BYTES).logPuts())
                .isBetween(333.0, 334.0);
    }
}

package io.whereabouts.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final Instant NINE = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-01T10:00:00Z");

    @Test
    void what_happened_before_it_was_received_counts_from_when_it_happened() {
        assertThat(new Stamp("id", NINE, TEN).effectiveAt()).isEqualTo(NINE);
    }

    @Test
    void a_fast_clock_counts_from_when_it_was_received() {
        assertThat(new Stamp("id", TEN, NINE).effectiveAt()).isEqualTo(NINE);
    }

    @Test
    void it_counts_from_later_than_what_it_relied_on() {
        assertThat(new Stamp("id", NINE, NINE).effectiveAfter(TEN)).isEqualTo(TEN.plusMillis(1));
        assertThat(new Stamp("id", NINE, NINE).effectiveAfter(NINE)).isEqualTo(NINE.plusMillis(1));
        assertThat(new Stamp("id", TEN, TEN).effectiveAfter(NINE)).isEqualTo(TEN);
    }
}

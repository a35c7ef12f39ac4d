package io.whereabouts.operations.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTest {
    private static final Instant NOW = Instant.parse("2026-11-02T09:30:00Z");

    @Test
    void who_does_not_say_asks_for_the_last_24() {
        assertThat(Hours.of(Optional.empty(), Optional.empty(), NOW))
                .isEqualTo(new Hours("2026-11-01T10", "2026-11-02T09"));
    }

    @Test
    void a_day_is_all_its_hours() {
        assertThat(Hours.of(Optional.of("2026-11-01"), Optional.of("2026-11-01"), NOW))
                .isEqualTo(new Hours("2026-11-01T00", "2026-11-01T23"));
        assertThat(Hours.of(Optional.of("2026-10-31T22"), Optional.of("2026-11-01T02"), NOW))
                .isEqualTo(new Hours("2026-10-31T22", "2026-11-01T02"));
    }

    @Test
    void each_end_stands_alone() {
        assertThat(Hours.of(Optional.of("2026-11-01"), Optional.empty(), NOW))
                .isEqualTo(new Hours("2026-11-01T00", "2026-11-02T09"));
        assertThat(Hours.of(Optional.empty(), Optional.of("2026-10-01"), NOW))
                .isEqualTo(new Hours("2026-10-01T00", "2026-10-01T23"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-02-30", "2026-11-01T24", "2026-11-01T09:30", "2026-11-1", "' OR 1=1 --"})
    void what_is_neither_day_nor_hour_is_refused(String when) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hours.of(Optional.of(when), Optional.empty(), NOW))
                .withMessageContaining("--from must be a day such as 2026-11-01");
    }

    @Test
    void the_last_is_not_before_the_first() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Hours.of(Optional.of("2026-11-02"), Optional.of("2026-11-01"), NOW))
                .withMessageContaining("is after --to");
    }
}

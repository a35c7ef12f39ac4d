package io.whereabouts.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SightingsTest {
    private static final long MILLI = 1_000_000;

    private final Sightings sightings = new Sightings();

    @Test
    void a_scan_is_visible_when_its_package_shows_it_or_a_later_one() {
        sightings.acknowledged("a", 1, 0);
        sightings.acknowledged("a", 2, 10 * MILLI);
        sightings.acknowledged("b", 3, 10 * MILLI);
        sightings.shown("a", 2, 30 * MILLI);
        assertThat(sightings.invisible()).isEqualTo(1);
        var latencies = sightings.take();
        assertThat(latencies.getTotalCount()).isEqualTo(2);
        assertThat(latencies.getMaxValue()).isBetween(30_000L, 30_100L);
        assertThat(latencies.getMinValue()).isBetween(20_000L, 20_100L);
    }

    @Test
    void an_earlier_scan_makes_nothing_visible() {
        sightings.acknowledged("a", 2, 0);
        sightings.shown("a", 1, MILLI);
        assertThat(sightings.invisible()).isEqualTo(1);
    }

    @Test
    void what_is_seen_before_its_acknowledgement_was_visible_at_once() {
        sightings.shown("a", 5, MILLI);
        sightings.acknowledged("a", 5, 2 * MILLI);
        assertThat(sightings.invisible()).isZero();
        assertThat(sightings.take().getMaxValue()).isZero();
    }

    @Test
    void what_is_shown_again_counts_from_its_first_time() {
        sightings.shown("a", 5, 4 * MILLI);
        sightings.shown("a", 5, 9 * MILLI);
        sightings.acknowledged("a", 5, 3 * MILLI);
        assertThat(sightings.take().getMaxValue()).isBetween(1_000L, 1_010L);
    }
}

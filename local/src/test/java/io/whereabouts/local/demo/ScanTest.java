package io.whereabouts.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScanTest {
    private static final Track TRACK = new Track(
            List.of(
                    new TrackPoint(45.1, 13.1, 200, Instant.parse("2026-11-21T04:29:50Z")),
                    new TrackPoint(45.2, 13.2, 201, Instant.parse("2026-11-21T04:30:00Z"))),
            List.of());

    @Test
    void the_same_seed_and_track_give_the_very_same_scans() {
        assertThat(Scan.ofJourney(Cargo.of(7, 3), TRACK, 7)).isEqualTo(Scan.ofJourney(Cargo.of(7, 3), TRACK, 7));
    }

    @Test
    void each_package_is_scanned_at_each_point_under_a_key_of_its_own() {
        var scans = Scan.ofJourney(Cargo.of(7, 50), TRACK, 7);

        assertThat(scans).hasSize(100);
        assertThat(new HashSet<>(scans.stream().map(Scan::sequence).toList())).hasSize(100);
    }

    @Test
    void another_number_of_packages_does_not_give_a_known_key_to_another_scan() {
        var few = Scan.ofJourney(Cargo.of(7, 3), TRACK, 7);

        assertThat(Scan.ofJourney(Cargo.of(7, 50), TRACK, 7)).containsAll(few);
    }

    @Test
    void packages_have_valid_check_digits() {
        assertThat(Cargo.of(1, 1_000)).doesNotHaveDuplicates().allSatisfy(id -> {
            assertThat(id).matches("00[0-9]{18}");
            var sum = 0;
            for (var i = 2; i < 20; i++) {
                sum += (id.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
            }
            assertThat(sum % 10).isZero();
        });
    }
}

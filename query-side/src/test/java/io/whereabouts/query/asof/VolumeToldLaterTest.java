package io.whereabouts.query.asof;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Stretched;
import io.whereabouts.query.presence.Followed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was in a volume, when that is told days later, and what stood then is long written. A day each second.
class VolumeToldLaterTest {
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int WRITERS = 10;
    private static final PackageId BOX = packageId(1);
    private static final PackageId CARTON = packageId(2);
    private static final PackageId VAN = packageId(3);
    private static final PackageId OTHER = packageId(4);
    private static final Position FERRY = new Position(44.9, 14.4, 3, Optional.empty());

    private final Told told = new Told();
    private final List<RecordedEvent> log = new ArrayList<>();

    @BeforeEach
    void register() {
        List.of(BOX, CARTON, VAN, OTHER).forEach(id -> tell(registered(id, true)));
    }

    private RecordedEvent tell(RecordedEvent recorded) {
        log.add(recorded);
        return recorded;
    }

    @Test
    void a_scan_that_was_wrong_leaves_it_where_it_was_before() {
        tell(scanned(BOX, 1, MALI_LOSINJ));
        var wrong = tell(scanned(BOX, 2, FERRY));
        log.add(told.scanWasWrong(wrong, false, 20));
        assertThere(MALI_LOSINJ, 5, BOX);
        assertThere(FERRY, 5);
    }

    @Test
    void a_scan_that_was_right_after_all_stands_again() {
        tell(scanned(BOX, 1, MALI_LOSINJ));
        var right = tell(scanned(BOX, 2, FERRY));
        log.add(told.scanWasWrong(right, false, 3));
        log.add(told.scanWasWrong(right, true, 20));
        assertThere(FERRY, 10, BOX);
        assertThere(MALI_LOSINJ, 10);
    }

    @Test
    void a_packing_that_was_told_late_counts_until_what_was_decided_since() {
        tell(scanned(VAN, 1, MALI_LOSINJ));
        log.add(told.unpacked(BOX, VAN, 10));
        tell(Given.item(
                new Packed(BOX, VAN, Optional.of(Packing.out(nineAnd(10), nineAnd(10))), nineAnd(3), nineAnd(3)), 20));
        assertThere(MALI_LOSINJ, 6, BOX, VAN);
        assertThere(MALI_LOSINJ, 12, VAN);
    }

    @Test
    void what_is_in_a_container_whose_life_has_ended_moves_with_what_that_is_in() {
        tell(scanned(VAN, 1, MALI_LOSINJ));
        log.add(told.packed(BOX, CARTON, 2));
        log.add(told.packed(CARTON, VAN, 3));
        tell(Given.life(new PackageClosed(CARTON, nineAnd(4), nineAnd(4)), 4));
        tell(scanned(VAN, 20, FERRY));
        assertThere(FERRY, 25, BOX, VAN);
        assertThere(MALI_LOSINJ, 15, BOX, VAN);
    }

    @Test
    void what_was_put_into_a_container_before_its_end_is_told_after_it() {
        tell(scanned(VAN, 1, MALI_LOSINJ));
        log.add(told.packed(CARTON, VAN, 2));
        tell(Given.life(new PackageClosed(CARTON, nineAnd(4), nineAnd(4)), 4));
        var inside = Packing.in(CARTON, nineAnd(3), nineAnd(3));
        tell(Given.item(new Packed(BOX, CARTON, Optional.of(inside), nineAnd(3), nineAnd(3)), 5));
        assertThere(MALI_LOSINJ, 15, BOX, VAN);
    }

    /// Whoever follows the log, and whenever that one dies.
    private void assertThere(Position spot, int day, PackageId... expected) {
        tell(scanned(OTHER, 40, new Position(0, 0, 0, Optional.empty())));
        for (var writer = 0; writer < WRITERS; writer++) {
            var followed = new Followed(Stretched.by(SECONDS_OF_A_DAY, log), new Random(writer));
            var at = nineAnd(0).plus(Duration.ofDays(day)).plusSeconds(1);
            var page = VolumePast.page(
                    around(spot), at, followed.presence().at(at), followed::histories, 10, 100, List.of());
            assertThat(page.found())
                    .as("as writer %d has it", writer)
                    .extracting(chain -> chain.links().getFirst().packageId())
                    .containsExactlyInAnyOrder(expected);
        }
        log.removeLast();
    }

    private static Box around(Position spot) {
        return new Box(
                spot.longitude() - 1e-6,
                spot.latitude() - 1e-6,
                spot.altitude() - 1,
                spot.longitude() + 1e-6,
                spot.latitude() + 1e-6,
                spot.altitude() + 1);
    }
}

package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static io.whereabouts.query.given.Given.started;
import static io.whereabouts.query.given.Given.stopped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CurrentLocationTest {
    private static final PackageId PACKAGE = packageId(1);
    private static final Position NEXT_FLOOR = new Position(44.5305, 14.4686, 16.5, Optional.empty());

    @Test
    void any_order_any_repetition_and_any_grouping_of_the_deliveries_leave_the_same_row() {
        var random = Seed.random(CurrentLocationTest.class);
        for (var run = 0; run < 2_000; run++) {
            var history = Given.history(PACKAGE, random);
            var expected = fold(history);
            var delivered = new ArrayList<>(history);
            history.stream().filter(event -> random.nextInt(3) == 0).forEach(delivered::add);
            Collections.shuffle(delivered, random);
            var row = Optional.<CurrentLocation>empty();
            for (var from = 0; from < delivered.size(); ) {
                var to = from + 1 + random.nextInt(delivered.size() - from);
                var batch = fold(delivered.subList(from, to));
                row = Optional.of(row.map(before -> before.join(batch)).orElse(batch));
                from = to;
            }
            assertThat(row).as("history %d", run).contains(expected);
            assertThat(expected).as("history %d", run).isEqualTo(plain(history));
        }
    }

    @Test
    void joining_is_commutative_associative_and_idempotent() {
        var random = Seed.random(CurrentLocationTest.class);
        for (var run = 0; run < 20_000; run++) {
            var history = Given.history(PACKAGE, random);
            var a = some(history, random);
            var b = some(history, random);
            var c = some(history, random);
            assertThat(a.join(b)).isEqualTo(b.join(a));
            assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
            assertThat(a.join(a)).isEqualTo(a);
            assertThat(a.join(b).join(b)).isEqualTo(a.join(b));
        }
    }

    /// The same answer, computed from all of the events at once.
    private static CurrentLocation plain(List<RecordedEvent> history) {
        var scans = history.stream()
                .flatMap(recorded -> CurrentLocation.of(recorded).slots().stream())
                .sorted(Collections.reverseOrder())
                .toList();
        return new CurrentLocation(
                PACKAGE,
                last(history, CurrentLocation::registration),
                last(history, CurrentLocation::description),
                last(history, CurrentLocation::tracking),
                last(history, CurrentLocation::status),
                last(history, CurrentLocation::packing),
                scans.subList(0, Math.min(scans.size(), CurrentLocation.SLOTS)),
                scans.size() > CurrentLocation.SLOTS,
                history.stream()
                        .map(RecordedEvent::recordedAt)
                        .max(java.time.Instant::compareTo)
                        .orElseThrow());
    }

    private static <T> Optional<Decided<T>> last(
            List<RecordedEvent> history, Function<CurrentLocation, Optional<Decided<T>>> part) {
        return history.stream()
                .flatMap(recorded -> part.apply(CurrentLocation.of(recorded)).stream())
                .max(Comparator.comparing(Decided::position));
    }

    private static CurrentLocation some(List<RecordedEvent> history, Random random) {
        return fold(random.ints(1 + random.nextInt(6), 0, history.size())
                .mapToObj(history::get)
                .toList());
    }

    @Test
    void the_newest_scan_says_where_it_is() {
        var location =
                fold(registered(PACKAGE, true), scanned(PACKAGE, 5, NEXT_FLOOR), scanned(PACKAGE, 3, MALI_LOSINJ));
        assertThat(location.newest().orElseThrow().scan().position()).isEqualTo(NEXT_FLOOR);
        assertThat(location.asOf()).isEqualTo(nineAnd(5));
    }

    @Test
    void a_fast_clock_does_not_win_for_ever() {
        var tomorrow = nineAnd(86_400);
        var location = fold(
                scanned(PACKAGE, 1, MALI_LOSINJ, tomorrow, nineAnd(10)),
                scanned(PACKAGE, 2, NEXT_FLOOR, nineAnd(11), nineAnd(11)));
        assertThat(location.newest().orElseThrow().scan().position()).isEqualTo(NEXT_FLOOR);
        assertThat(location.slots()).extracting(Slot::clockAhead).containsExactly(false, true);
    }

    @Test
    void four_scans_are_kept_and_that_others_were_dropped_is_remembered() {
        var four = fold(
                scanned(PACKAGE, 4, MALI_LOSINJ), scanned(PACKAGE, 3, MALI_LOSINJ),
                scanned(PACKAGE, 2, MALI_LOSINJ), scanned(PACKAGE, 1, MALI_LOSINJ));
        assertThat(four.slots()).hasSize(4);
        assertThat(four.cut()).isFalse();
        assertThat(four.join(fold(scanned(PACKAGE, 0, MALI_LOSINJ)))).satisfies(five -> {
            assertThat(five.slots()).isEqualTo(four.slots());
            assertThat(five.cut()).isTrue();
        });
    }

    @Test
    void it_is_in_no_volume_before_it_is_registered_nor_once_tracking_has_stopped_nor_once_it_is_closed() {
        var seen = scanned(PACKAGE, 1, MALI_LOSINJ);
        assertThat(fold(seen).place()).isEmpty();
        assertThat(fold(seen, registered(PACKAGE, true)).place()).contains(Place.of(MALI_LOSINJ));
        assertThat(fold(seen, registered(PACKAGE, true), stopped(PACKAGE, 1)).place())
                .isEmpty();
        assertThat(fold(started(PACKAGE, 2), seen, registered(PACKAGE, true), stopped(PACKAGE, 1))
                        .place())
                .contains(Place.of(MALI_LOSINJ));
        assertThat(fold(seen, registered(PACKAGE, false)).place()).isEmpty();
        var closed = Given.life(new PackageClosed(PACKAGE, nineAnd(2), nineAnd(2)), 1);
        assertThat(fold(seen, registered(PACKAGE, true), closed).place()).isEmpty();
    }

    @Test
    void it_has_been_where_it_is_since_the_oldest_of_the_newest_scans_in_one_place() {
        var location = fold(
                scanned(PACKAGE, 1, MALI_LOSINJ), scanned(PACKAGE, 2, NEXT_FLOOR),
                scanned(PACKAGE, 3, MALI_LOSINJ), scanned(PACKAGE, 4, MALI_LOSINJ));
        assertThat(location.since()).contains(nineAnd(3));
        assertThat(fold(registered(PACKAGE, true)).since()).isEmpty();
    }

    @Test
    void a_decision_that_does_not_say_where_it_stands_is_refused() {
        var recorded = registered(PACKAGE, true);
        var nowhere = Given.elsewhere(recorded);
        assertThatThrownBy(() -> CurrentLocation.of(nowhere)).hasMessageContaining("has no position under life=");
    }

    private static CurrentLocation fold(RecordedEvent... events) {
        return fold(Arrays.asList(events));
    }

    private static CurrentLocation fold(List<RecordedEvent> events) {
        return CurrentLocation.fold(events.stream().map(CurrentLocation::of).toList())
                .orElseThrow();
    }
}

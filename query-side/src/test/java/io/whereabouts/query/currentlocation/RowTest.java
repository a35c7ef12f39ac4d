package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static io.whereabouts.query.given.Given.started;
import static io.whereabouts.query.given.Given.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.EventId;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.RecordedScan;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.Text;
import io.whereabouts.query.given.Given;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowTest {
    private static final PackageId PACKAGE = packageId(1);
    private static final Position NEXT_FLOOR = new Position(44.5305, 14.4686, 16.5, Optional.empty());

    @Test
    void the_newest_scan_says_where_it_is() {
        var row = row(registered(PACKAGE, true), scanned(PACKAGE, 5, NEXT_FLOOR), scanned(PACKAGE, 3, MALI_LOSINJ));
        assertThat(row.newest().orElseThrow().position()).isEqualTo(NEXT_FLOOR);
        assertThat(row.location().asOf()).isEqualTo(nineAnd(5));
    }

    @Test
    void a_fast_clock_does_not_win_for_ever() {
        var tomorrow = nineAnd(86_400);
        var row = row(
                scanned(PACKAGE, 1, MALI_LOSINJ, tomorrow, nineAnd(10)),
                scanned(PACKAGE, 2, NEXT_FLOOR, nineAnd(11), nineAnd(11)));
        assertThat(row.newest().orElseThrow().position()).isEqualTo(NEXT_FLOOR);
        assertThat(row.location().slots().sightings().map(Sighting::clockAhead)).containsExactly(false, true);
    }

    @Test
    void four_scans_are_kept_and_that_others_were_dropped_is_remembered() {
        var four = row(IntStream.rangeClosed(1, 4)
                .mapToObj(n -> scanned(PACKAGE, n, MALI_LOSINJ))
                .toList());
        assertThat(four.location().slots().greatest()).hasSize(4);
        assertThat(four.location().slots().cut()).isFalse();
        var five = four.location().join(CurrentLocation.of(scanned(PACKAGE, 0, MALI_LOSINJ)));
        assertThat(five.slots().greatest()).isEqualTo(four.location().slots().greatest());
        assertThat(five.slots().cut()).isTrue();
    }

    @Test
    void a_retracted_scan_keeps_its_slot_and_counts_no_more_until_it_stands_again() {
        var wrong = scanned(PACKAGE, 5, NEXT_FLOOR);
        var events = new ArrayList<>(List.of(retracted(wrong, 0, false), scanned(PACKAGE, 3, MALI_LOSINJ), wrong));
        assertThat(row(events).newest().orElseThrow().position()).isEqualTo(MALI_LOSINJ);
        assertThat(row(events).location().slots().greatest()).hasSize(2);
        events.addFirst(retracted(wrong, 1, true));
        assertThat(row(events).newest().orElseThrow().position()).isEqualTo(NEXT_FLOOR);
    }

    @Test
    void while_all_slots_are_retracted_the_events_are_asked_and_no_longer() {
        var scans = IntStream.rangeClosed(1, 6)
                .mapToObj(n -> scanned(PACKAGE, n, MALI_LOSINJ))
                .toList();
        var recorded = new Recorded();
        recorded.record(scans);
        var model = new InMemoryModel(recorded);
        model.deliver(scans);
        for (var n = 5; n >= 1; n--) {
            var retraction = retracted(scans.get(n), 5 - n, false);
            recorded.record(List.of(retraction));
            model.deliver(List.of(retraction));
        }
        var row = model.locations.find(PACKAGE).orElseThrow();
        assertThat(row.beside().orElseThrow().key().eventId())
                .isEqualTo(scans.getFirst().eventId());
        assertThat(row.location().slots().greatest()).hasSize(4);
        var again = retracted(scans.get(3), 5, true);
        recorded.record(List.of(again));
        model.deliver(List.of(again));
        assertThat(model.locations.find(PACKAGE).orElseThrow().beside()).isEmpty();
        assertThat(model.locations
                        .find(PACKAGE)
                        .orElseThrow()
                        .newest()
                        .orElseThrow()
                        .key()
                        .eventId())
                .isEqualTo(scans.get(3).eventId());
    }

    @Test
    void it_is_in_no_volume_before_it_is_registered_nor_once_tracking_has_stopped_nor_once_it_is_closed() {
        var seen = scanned(PACKAGE, 1, MALI_LOSINJ);
        assertThat(row(seen).place()).isEmpty();
        assertThat(row(seen, registered(PACKAGE, true)).place()).contains(Place.of(MALI_LOSINJ));
        assertThat(row(seen, registered(PACKAGE, true), stopped(PACKAGE, 1)).place())
                .isEmpty();
        assertThat(row(started(PACKAGE, 2), seen, registered(PACKAGE, true), stopped(PACKAGE, 1))
                        .place())
                .contains(Place.of(MALI_LOSINJ));
        assertThat(row(seen, registered(PACKAGE, false)).place()).isEmpty();
        var closed = Given.life(new PackageClosed(PACKAGE, nineAnd(2), nineAnd(2)), 1);
        assertThat(row(seen, registered(PACKAGE, true), closed).place()).isEmpty();
    }

    @Test
    void it_is_found_by_its_own_scan_only_while_that_is_newer_than_its_packing() {
        var cage = packageId(9);
        var packed = Given.item(
                new Packed(
                        PACKAGE, cage, Optional.of(Packing.in(cage, nineAnd(5), nineAnd(5))), nineAnd(5), nineAnd(5)),
                0);
        assertThat(row(registered(PACKAGE, true), packed, scanned(PACKAGE, 4, MALI_LOSINJ))
                        .place())
                .isEmpty();
        assertThat(row(registered(PACKAGE, true), packed, scanned(PACKAGE, 6, MALI_LOSINJ))
                        .place())
                .isPresent();
    }

    @Test
    void it_has_been_where_it_is_since_the_oldest_of_the_newest_scans_in_one_place() {
        var row = row(
                scanned(PACKAGE, 1, MALI_LOSINJ), scanned(PACKAGE, 2, NEXT_FLOOR),
                scanned(PACKAGE, 3, MALI_LOSINJ), scanned(PACKAGE, 4, MALI_LOSINJ));
        assertThat(row.since()).contains(nineAnd(3));
        assertThat(row(registered(PACKAGE, true)).since()).isEmpty();
    }

    static RecordedEvent retracted(RecordedEvent scan, int position, boolean standing) {
        var seen = (PackageScanned) scan.event();
        return Given.item(
                new ScanRetracted(
                        seen.packageId(),
                        new RecordedScan(
                                seen.scan(), new EventId(scan.eventId()), scan.effectiveAt(), scan.recordedAt()),
                        standing,
                        new Text("wrong label"),
                        Optional.empty(),
                        nineAnd(60 + position),
                        nineAnd(60 + position)),
                position);
    }

    private static Row row(RecordedEvent... events) {
        return row(Arrays.asList(events));
    }

    private static Row row(List<RecordedEvent> events) {
        return new Row(InMemoryModel.fold(events), Optional.empty(), 1);
    }
}

package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every table of rows does.
abstract class LocationsContract {
    private final Locations locations = locations();

    abstract Locations locations();

    @Test
    void a_write_holds_only_if_nobody_wrote_in_between() {
        var first = row(1, packageId(1), registered(packageId(1), true));
        var second = row(2, packageId(1), registered(packageId(1), true), scanned(packageId(1), 1, MALI_LOSINJ));
        assertThat(locations.put(first)).isEqualTo(first);
        assertThat(locations.put(second)).isEqualTo(second);
        assertThat(locations.put(first)).isEqualTo(second);
        assertThat(locations.put(row(2, packageId(1), registered(packageId(1), true))))
                .isEqualTo(second);
        assertThat(locations.newest(packageId(1))).contains(second);
    }

    @Test
    void rows_are_found_by_the_hundred_and_those_that_are_not_there_are_left_out() {
        var ids = IntStream.range(0, 230).mapToObj(n -> packageId(n)).toList();
        ids.stream().limit(205).forEach(id -> locations.put(row(1, id, registered(id, true))));
        assertThat(locations.find(ids).keySet()).containsExactlyInAnyOrderElementsOf(ids.subList(0, 205));
        assertThat(locations.find(packageId(229))).isEmpty();
    }

    @Test
    void each_index_is_read_in_parts_in_its_order() {
        var ids = IntStream.range(0, 23).mapToObj(n -> packageId(n)).toList();
        ids.forEach(id -> locations.put(row(1, id, registered(id, true), scanned(id, 1, MALI_LOSINJ))));
        var place = Place.of(MALI_LOSINJ);
        assertThat(parts(after -> locations.inPlace(place.cell(), "03003", "03003$", after, 5)))
                .isSorted()
                .hasSize(23);
        assertThat(parts(after -> locations.inPlace(place.cell(), "03004", "03004$", after, 5)))
                .isEmpty();
        var sorted = ids.stream().map(PackageId::canonical).sorted().toList();
        assertThat(parts(after -> locations.inRegion(place.region(), after, 5))).isEqualTo(sorted);
        assertThat(parts(after -> locations.ofClient("Adria Shipping", after, 5)))
                .isEqualTo(sorted);
        assertThat(parts(after -> locations.ofReference("PO-1", after, 5))).isEqualTo(sorted);
        assertThat(parts(after -> locations.inAnyRegion(after.map(key -> new Entry(place.region(), key)), 5)))
                .isEqualTo(sorted);
    }

    private static List<String> parts(Function<Optional<String>, Keys> read) {
        var all = new ArrayList<String>();
        var after = Optional.<String>empty();
        do {
            var keys = read.apply(after);
            keys.entries().forEach(entry -> all.add(entry.key()));
            after = keys.last().map(Entry::key);
        } while (after.isPresent());
        return all;
    }

    private static Row row(long version, PackageId id, RecordedEvent... events) {
        var row = new Row(InMemoryModel.fold(List.of(events)), Optional.empty(), version);
        assertThat(row.packageId()).isEqualTo(id);
        return row;
    }
}

package io.whereabouts.query.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.Sgln;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.StoredEvents;
import io.whereabouts.query.given.World;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventsTableTest {
    private final String name = StoredEvents.table();
    private final EventsTable table = new EventsTable(LocalAws.dynamoDb(), name);

    @Test
    void all_events_of_a_package_are_read_as_they_were_recorded() {
        var history = Stream.concat(
                        World.history(Seed.random(EventsTableTest.class)).stream(),
                        Stream.of(Given.pictured(Given.packageId(0))))
                .toList();
        StoredEvents.put(name, history);

        assertThat(history.stream()
                        .map(event -> ((PackageEvent) event.event()).packageId())
                        .distinct())
                .allSatisfy(id -> assertThat(table.of(id).orElseThrow())
                        .containsExactlyInAnyOrderElementsOf(history.stream()
                                .filter(event -> event.event().subject().equals(id.canonical()))
                                .toList()));
        assertThat(table.of(Given.packageId(999))).contains(List.of());
    }

    @Test
    void of_a_package_with_too_many_events_none_are_read() {
        var id = Given.packageId(1);
        StoredEvents.put(
                name,
                IntStream.range(0, 4)
                        .mapToObj(n -> Given.scanned(id, n, Given.MALI_LOSINJ))
                        .toList());

        assertThat(new EventsTable(LocalAws.dynamoDb(), name, 3).of(id)).isEmpty();
        assertThat(new EventsTable(LocalAws.dynamoDb(), name, 4).of(id)).isPresent();
    }

    /// Each as likely as some others, whether it has one event or a hundred; read points are passed over.
    @Test
    void any_package_is_found_however_many_events_it_has() {
        var random = Seed.random(EventsTableTest.class);
        var place = new ReadPointDefined(
                Sgln.parse("4140614141123452"),
                Optional.empty(),
                Given.MALI_LOSINJ,
                Optional.empty(),
                Optional.empty(),
                Given.NINE,
                Given.NINE);
        StoredEvents.put(name, List.of(Given.defined(place, 0)));
        IntStream.range(0, 100)
                .forEach(n -> StoredEvents.put(name, List.of(Given.registered(Given.packageId(n), true))));
        StoredEvents.put(
                name,
                IntStream.range(0, 100)
                        .mapToObj(n -> Given.scanned(Given.packageId(0), n, Given.MALI_LOSINJ))
                        .toList());
        var found = new HashMap<PackageId, Integer>();
        for (var probe = 0; probe < 400; probe++) {
            table.some(random).forEach(id -> found.merge(id, 1, Integer::sum));
        }

        assertThat(found.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 100).mapToObj(Given::packageId).toList());
        assertThat(found.values().stream().mapToInt(count -> count).sum()).isGreaterThan(400 * 10);
    }

    @Test
    void in_an_empty_table_nothing_is_found() {
        assertThat(table.some(Seed.random(EventsTableTest.class))).isEmpty();
    }
}

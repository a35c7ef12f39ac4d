package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.drift.RecordedEvents;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// No row is blamed for what is still on its way, and each that is wrong is found.
class HeldRowTest {
    private static final int SEEDS = 2_000;
    private static final Set<String> KEYS = Set.of("place", "spot", "region", "container", "client", "reference");

    @Test
    void a_row_may_rest_on_any_of_the_events_that_are_on_their_way() {
        seeds().forEach(seed -> {
            var random = new Random(seed);
            var history = history(seed, random);
            var settled = random.nextInt(history.size());
            var settledBefore = history.get(settled).recordedAt();
            var rowRead = settled + random.nextInt(history.size() - settled + 1);
            var eventsRead = rowRead + random.nextInt(history.size() - rowRead + 1);
            var delivered = history.subList(0, rowRead).stream()
                    .filter(event -> event.recordedAt().isBefore(settledBefore) || random.nextBoolean())
                    .toList();
            var model = model(history.subList(0, rowRead), delivered, random);

            for (var id : packages(history)) {
                var recorded = recorded(id, history.subList(0, eventsRead), settledBefore);
                assertThat(held(model, id, item(model, id)).differences(recorded))
                        .as("%s in history %d", id, seed)
                        .isEmpty();
            }
        });
    }

    @Test
    void a_row_that_has_lost_an_event_is_found_if_it_says_otherwise() {
        var found = seeds().filter(seed -> {
                    var random = new Random(seed);
                    var history = history(seed, random);
                    var lost = history.get(random.nextInt(history.size()));
                    var id = ((PackageEvent) lost.event()).packageId();
                    var delivered = new ArrayList<>(history);
                    delivered.remove(lost);
                    var right = said(model(history, history, random), id);
                    var model = model(history, delivered, random);

                    var differences = held(model, id, item(model, id)).differences(recorded(id, history, Instant.MAX));
                    assertThat(differences.isEmpty())
                            .as("history %d without %s: %s", seed, lost, differences)
                            .isEqualTo(said(model, id).equals(right));
                    return !differences.isEmpty();
                })
                .count();
        assertThat(found).isGreaterThan(SEEDS / 4);
    }

    @Test
    void a_row_in_which_anything_was_changed_is_found() {
        var found = seeds().filter(seed -> {
                    var random = new Random(seed);
                    var history = history(seed, random);
                    var model = model(history, history, random);
                    var ids = List.copyOf(packages(history));
                    var id = ids.get(random.nextInt(ids.size()));
                    var right = item(model, id);
                    var wrong = new Tampering(random).of(right);

                    var differences = held(model, id, wrong).differences(recorded(id, history, Instant.MAX));
                    assertThat(differences.isEmpty())
                            .as("%s in history %d: %s", id, seed, wrong)
                            .isEqualTo(Read.of(wrong).equals(Read.of(right)));
                    return !differences.isEmpty();
                })
                .count();
        assertThat(found).isGreaterThan(SEEDS / 2);
    }

    @Test
    void a_row_that_is_missing_is_found_once_its_events_should_have_arrived() {
        var id = Given.packageId(1);
        var registered = Given.registered(id, true);
        var missing = new HeldRow(Map.of(), Map.of());

        assertThat(missing.differences(new RecordedEvents(List.of(registered), Given.NINE.plusNanos(1))))
                .containsExactly("no row");
        assertThat(missing.differences(new RecordedEvents(List.of(registered), Given.NINE)))
                .isEmpty();
        assertThat(missing.differences(new RecordedEvents(List.of(Given.pictured(id)), Instant.MAX)))
                .as("a picture is nowhere")
                .isEmpty();
    }

    @Test
    void a_row_of_a_package_of_which_nothing_is_recorded_is_found_at_once() {
        var row = new Row(CurrentLocation.of(Given.registered(Given.packageId(1), true)), Optional.empty(), 1);

        assertThat(new HeldRow(RowItem.attributes(row), Map.of())
                        .differences(new RecordedEvents(List.of(), Instant.MIN)))
                .containsExactly("a row without events");
    }

    @Test
    void a_difference_is_named_by_what_differs() {
        var id = Given.packageId(1);
        var registered = Given.registered(id, true);
        var stopped = Given.stopped(id, 1);
        var scanned = Given.scanned(id, 2, Given.MALI_LOSINJ);
        var row = new Row(CurrentLocation.of(registered).join(CurrentLocation.of(scanned)), Optional.empty(), 1);
        var held = new HeldRow(RowItem.attributes(row), Map.of());

        assertThat(held.differences(new RecordedEvents(List.of(registered, stopped, scanned), Instant.MAX)))
                .contains("lacks tracking");
        assertThat(held.differences(new RecordedEvents(List.of(registered), Instant.MAX)))
                .containsExactlyInAnyOrder("makes up scans", "makes up asOf");
    }

    @Test
    void a_package_whose_container_says_to_hold_nothing_is_found_and_one_whose_container_may_hold_it_is_not() {
        var id = Given.packageId(1);
        var cage = Given.packageId(2);
        var at = Given.nineAnd(1);
        var events = List.of(
                Given.registered(id, true),
                Given.item(new Packed(id, cage, Optional.of(Packing.in(cage, at, at)), at, at), 0));
        var item = RowItem.attributes(new Row(InMemoryModel.fold(events), Optional.empty(), 1));
        var container = CurrentLocation.of(Given.registered(cage, true));

        for (var holds : Holds.values()) {
            var around = RowItem.attributes(new Row(container.atLeast(holds), Optional.empty(), 1));
            assertThat(new HeldRow(item, around).differences(new RecordedEvents(events, Instant.MAX)))
                    .isEqualTo(holds == Holds.NOTHING ? Set.of("container not marked") : Set.of());
        }
    }

    private static LongStream seeds() {
        var first = Seed.random(HeldRowTest.class).nextLong();
        return LongStream.range(first, first + SEEDS);
    }

    private static List<RecordedEvent> history(long seed, Random random) {
        return Math.floorMod(seed, 4L) == 0 ? World.wrongLabels(random) : World.history(random);
    }

    /// @param recorded while it is delivered
    private static InMemoryModel model(List<RecordedEvent> recorded, List<RecordedEvent> delivered, Random random) {
        var events = new Recorded();
        var model = new InMemoryModel(events);
        Shuffled.to(model, Shuffled.anyhow(delivered, random), recorded, events);
        return model;
    }

    private static Map<String, AttributeValue> item(InMemoryModel model, PackageId id) {
        return model.locations.find(id).map(RowItem::attributes).orElse(Map.of());
    }

    private static HeldRow held(InMemoryModel model, PackageId id, Map<String, AttributeValue> item) {
        var around = model.locations.find(id).flatMap(row -> row.location().container());
        return new HeldRow(item, around.map(container -> item(model, container)).orElse(Map.of()));
    }

    private static RecordedEvents recorded(PackageId id, List<RecordedEvent> history, Instant settledBefore) {
        return new RecordedEvents(
                history.stream()
                        .filter(event -> event.event().subject().equals(id.canonical()))
                        .toList(),
                settledBefore);
    }

    private static Set<PackageId> packages(List<RecordedEvent> history) {
        return history.stream()
                .map(event -> ((PackageEvent) event.event()).packageId())
                .collect(Collectors.toSet());
    }

    private static Optional<Row> said(InMemoryModel model, PackageId id) {
        return model.locations.find(id).map(row -> new Row(row.location().byItself(), row.beside(), 0));
    }

    /// What a row says and by what it is found.
    private record Read(Row row, Map<String, AttributeValue> keys) {
        /// Empty if it cannot be read.
        static Optional<Read> of(Map<String, AttributeValue> item) {
            try {
                var keys = new HashMap<>(item);
                keys.keySet().retainAll(KEYS);
                return Optional.of(new Read(RowItem.of(item), keys));
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }
    }
}

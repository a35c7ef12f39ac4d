package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CurrentLocationTest {

    @Test
    void joining_is_commutative_associative_and_idempotent() {
        var random = Seed.random(CurrentLocationTest.class);
        for (var run = 0; run < 20_000; ) {
            for (var history : histories(random)) {
                var a = some(history, random);
                var b = some(history, random);
                var c = some(history, random);
                assertThat(a.join(b)).isEqualTo(b.join(a));
                assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
                assertThat(a.join(a)).isEqualTo(a);
                assertThat(a.join(b).join(b)).isEqualTo(a.join(b));
                run++;
            }
        }
    }

    @Test
    void joining_one_after_the_other_is_the_same_as_looking_at_all_at_once() {
        var random = Seed.random(CurrentLocationTest.class);
        for (var run = 0; run < 500; run++) {
            histories(random).forEach(history -> {
                var delivered = new ArrayList<>(history);
                Collections.shuffle(delivered, random);
                assertThat(fold(delivered)).isEqualTo(plain(history));
            });
        }
    }

    /// Of each package in a small world.
    private static Collection<List<RecordedEvent>> histories(Random random) {
        return World.history(random).stream()
                .collect(Collectors.groupingBy(recorded -> ((PackageEvent) recorded.event()).packageId()))
                .values();
    }

    /// The same answer, computed from all of the events at once.
    private static CurrentLocation plain(List<RecordedEvent> history) {
        var all = history.stream().map(CurrentLocation::of).toList();
        var slots =
                all.stream().flatMap(one -> one.slots().greatest().stream()).collect(Collectors.groupingBy(Slot::key));
        var greatest = slots.keySet().stream()
                .sorted(Collections.reverseOrder())
                .limit(Slots.MOST)
                .map(key -> slots.getOrDefault(key, List.of()))
                .map(CurrentLocationTest::plain)
                .toList();
        return new CurrentLocation(
                all.getFirst().packageId(),
                new Life(
                        last(all, one -> one.life().registration()),
                        last(all, one -> one.life().description()),
                        last(all, one -> one.life().tracking()),
                        last(all, one -> one.life().status())),
                last(all, CurrentLocation::packing),
                new Slots(greatest, slots.size() > Slots.MOST),
                Holds.NOTHING,
                new Heard(heard(history, "life="), heard(history, "item=")),
                history.stream()
                        .map(RecordedEvent::recordedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    private static Intervals heard(List<RecordedEvent> history, String tag) {
        return IntervalsTest.plain(history.stream()
                .map(recorded -> recorded.positions().getFirst())
                .filter(place -> place.tag().startsWith(tag))
                .map(TagPosition::position)
                .filter(position -> position.startsWith("d#"))
                .map(position -> Long.valueOf(position.substring(2)))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Slot plain(Collection<Slot> same) {
        return new Slot(
                same.iterator().next().key(),
                same.stream().flatMap(slot -> slot.scan().stream()).findAny(),
                same.stream().flatMap(slot -> slot.standing().stream()).max(Comparator.comparing(Decided::position)));
    }

    private static <T> Optional<Decided<T>> last(
            List<CurrentLocation> all, Function<CurrentLocation, Optional<Decided<T>>> part) {
        return all.stream().flatMap(one -> part.apply(one).stream()).max(Comparator.comparing(Decided::position));
    }

    private static CurrentLocation some(List<RecordedEvent> history, Random random) {
        var some = fold(random.ints(1 + random.nextInt(6), 0, history.size())
                .mapToObj(history::get)
                .toList());
        return switch (random.nextInt(4)) {
            case 0 -> some.join(CurrentLocation.holding(some.packageId()));
            case 1 -> CurrentLocation.holding(some.packageId());
            case 2 -> some.atLeast(Holds.UNKNOWN);
            default -> some;
        };
    }

    @Test
    void a_mark_says_nothing_else_and_is_never_taken_back() {
        var random = Seed.random(CurrentLocationTest.class);
        for (var history : histories(random)) {
            var events = fold(history);
            var marked = events.join(CurrentLocation.holding(events.packageId()));
            assertThat(marked.byItself()).isEqualTo(events);
            assertThat(marked.holds()).isEqualTo(Holds.SOMETHING);
            assertThat(marked.join(events)).isEqualTo(marked);
        }
    }

    @Test
    void a_decision_that_does_not_say_where_it_stands_is_refused() {
        var nowhere = Given.elsewhere(registered(packageId(1), true));
        assertThatThrownBy(() -> CurrentLocation.of(nowhere)).hasMessageContaining("has no position under life=");
    }

    private static CurrentLocation fold(List<RecordedEvent> events) {
        return CurrentLocation.fold(events.stream().map(CurrentLocation::of).toList())
                .orElseThrow();
    }
}

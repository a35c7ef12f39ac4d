package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.query.given.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    @Test
    void what_comes_in_any_order_becomes_one_interval() {
        assertThat(of(2, 0, 1, 3, 1)).isEqualTo(new Intervals(List.of(new Intervals.Interval(0, 3))));
        assertThat(of(0, 5, 1, 7))
                .isEqualTo(new Intervals(List.of(
                        new Intervals.Interval(0, 1), new Intervals.Interval(5, 5), new Intervals.Interval(7, 7))));
    }

    @Test
    void joining_is_commutative_associative_and_idempotent_and_the_same_as_looking_at_all_at_once() {
        var random = Seed.random(IntervalsTest.class);
        for (var run = 0; run < 20_000; run++) {
            var span = random.nextBoolean() ? 12 : 4 * Intervals.WINDOW;
            var a = some(span, random);
            var b = some(span, random);
            var c = some(span, random);
            assertThat(a.join(b)).isEqualTo(b.join(a));
            assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
            assertThat(a.join(a)).isEqualTo(a);
            assertThat(a.join(b).join(b)).isEqualTo(a.join(b));
        }
    }

    @Test
    void all_that_was_heard_of_is_there_and_nothing_else_but_what_is_long_past() {
        var random = Seed.random(IntervalsTest.class);
        for (var run = 0; run < 2_000; run++) {
            var heard = new TreeSet<>(positions(random.nextBoolean() ? 12 : 2 * Intervals.WINDOW, random));
            var intervals = of(heard.stream().mapToLong(Long::longValue).toArray());
            assertThat(intervals).isEqualTo(plain(heard));
            for (var position = 0L; position <= heard.last() + 2; position++) {
                assertThat(intervals.contain(position, position))
                        .as("%d in %s", position, heard)
                        .isEqualTo(heard.contains(position) || position <= heard.last() - Intervals.WINDOW);
            }
        }
    }

    @Test
    void several_are_there_when_each_is() {
        var random = Seed.random(IntervalsTest.class);
        for (var run = 0; run < 2_000; run++) {
            var intervals = some(random.nextBoolean() ? 12 : 2 * Intervals.WINDOW, random);
            var first = random.nextInt(12);
            var last = first + random.nextInt(12);
            assertThat(intervals.contain(first, last))
                    .as("%d to %d in %s", first, last, intervals)
                    .isEqualTo(LongStream.rangeClosed(first, last).allMatch(one -> intervals.contain(one, one)));
        }
    }

    @Test
    void decisions_that_never_come_make_no_row_grow_for_ever() {
        var everyOther = LongStream.range(0, 10_000).map(n -> 2 * n).toArray();
        assertThat(of(everyOther).intervals()).hasSize(Intervals.WINDOW / 2);
    }

    @Test
    void nothing_is_in_nothing() {
        assertThat(Intervals.NONE.contain(0, 0)).isFalse();
        assertThat(Intervals.NONE.join(of(3))).isEqualTo(of(3)).isEqualTo(of(3).join(Intervals.NONE));
    }

    /// The same, from all positions at once.
    static Intervals plain(SortedSet<Long> positions) {
        var intervals = new ArrayList<Intervals.Interval>();
        for (var position : positions) {
            if (position <= positions.last() - Intervals.WINDOW) {
                continue;
            }
            var begun = !intervals.isEmpty() && intervals.getLast().last() == position - 1;
            var first = begun ? intervals.removeLast().first() : position;
            intervals.add(new Intervals.Interval(first, position));
        }
        return new Intervals(intervals);
    }

    private static Intervals some(int span, Random random) {
        return of(positions(span, random).stream().mapToLong(Long::longValue).toArray());
    }

    private static List<Long> positions(int span, Random random) {
        return random.longs(1 + random.nextInt(8), 0, span).boxed().toList();
    }

    private static Intervals of(long... positions) {
        return LongStream.of(positions).mapToObj(Intervals::of).reduce(Intervals.NONE, Intervals::join);
    }
}

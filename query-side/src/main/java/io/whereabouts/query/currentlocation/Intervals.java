package io.whereabouts.query.currentlocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Positions of decisions that were heard of, as intervals in order, with gaps between them: one, as long as nothing is
/// late.
///
/// Only the [#WINDOW] positions up to the greatest are kept, so that decisions that never come make no row grow for
/// ever. What is cut off depends on the greatest alone, and that only grows: so a join is the same whatever was joined
/// first.
record Intervals(List<Interval> intervals) {
    /// So many decisions under one tag are never on their way at once.
    static final int WINDOW = 256;

    static final Intervals NONE = new Intervals(List.of());

    /// @param last inclusive
    record Interval(long first, long last) {
        private boolean reaches(Interval next) {
            return next.first <= last + 1;
        }

        private Interval with(Interval next) {
            return new Interval(first, Math.max(last, next.last));
        }

        private Interval from(long floor) {
            return new Interval(Math.max(first, floor), last);
        }
    }

    Intervals {
        intervals = List.copyOf(intervals);
    }

    static Intervals of(long position) {
        return new Intervals(List.of(new Interval(position, position)));
    }

    Intervals join(Intervals other) {
        var joined = new ArrayList<Interval>();
        Stream.concat(intervals.stream(), other.intervals.stream())
                .sorted(Comparator.comparingLong(Interval::first))
                .forEach(next -> {
                    if (!joined.isEmpty() && joined.getLast().reaches(next)) {
                        joined.add(joined.removeLast().with(next));
                    } else {
                        joined.add(next);
                    }
                });
        var floor = joined.isEmpty() ? 0 : floor(joined.getLast().last());
        return new Intervals(joined.stream()
                .filter(interval -> interval.last() >= floor)
                .map(interval -> interval.from(floor))
                .toList());
    }

    /// Whether all of them were heard of. What is below the window counts: nobody waits for a decision that so many
    /// have followed.
    ///
    /// @param last inclusive
    boolean contain(long first, long last) {
        if (intervals.isEmpty()) {
            return false;
        }
        var floor = floor(intervals.getLast().last());
        return last < floor
                || intervals.stream()
                        .anyMatch(interval -> interval.first() <= Math.max(first, floor) && last <= interval.last());
    }

    private static long floor(long greatest) {
        return Math.max(0, greatest - WINDOW + 1);
    }
}

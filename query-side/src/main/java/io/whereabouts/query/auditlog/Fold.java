package io.whereabouts.query.auditlog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Pieces that are to become one.
///
/// @param period of the piece that they become
/// @param slice that all of them hold
record Fold(Period period, List<Piece> pieces, Slice slice) {

    /// Pieces of a period that grows wait for others of their size, four of which become one: each event is merged
    /// again a few times a day; and none becomes greater than an object, which a run can write. Those of a period
    /// that has ended become one, unless the greatest would be written again for the sake of less than a fifth.
    enum Eagerness {
        GROWING(1 / 3.0),
        ENDED(4);

        private final double most;

        Eagerness(double most) {
            this.most = most;
        }
    }

    /// The next that is worth it, from the least hash on.
    static Optional<Fold> next(Period period, List<Piece> pieces, Eagerness eagerness, Limits limits) {
        var starts = pieces.stream()
                .map(piece -> piece.slice().from())
                .distinct()
                .sorted()
                .toList();
        for (var start : starts) {
            var there = pieces.stream()
                    .filter(piece -> piece.slice().contains(start))
                    .toList();
            var worth = worthMerging(there, eagerness, limits);
            if (worth.size() > 1) {
                var end = worth.stream().mapToLong(piece -> piece.slice().to()).min();
                return Optional.of(new Fold(period, worth, new Slice(start, end.orElseThrow())));
            }
        }
        return Optional.empty();
    }

    /// The most of the smallest that the greatest among them is worth being written again for.
    private static List<Piece> worthMerging(List<Piece> there, Eagerness eagerness, Limits limits) {
        var sorted = there.stream()
                .sorted(Comparator.comparingLong((Piece piece) -> weight(piece, limits))
                        .thenComparing(Piece::key))
                .limit(limits.fanIn())
                .toList();
        var count = 0;
        var smaller = 0L;
        for (var i = 0; i < sorted.size(); i++) {
            var weight = weight(sorted.get(i), limits);
            var fits = eagerness == Eagerness.ENDED || smaller + weight <= limits.object();
            if (i > 0 && fits && weight <= eagerness.most * smaller) {
                count = i + 1;
            }
            smaller += weight;
        }
        return sorted.subList(0, count);
    }

    private static long weight(Piece piece, Limits limits) {
        return Math.max(limits.small(), piece.weight());
    }

    /// Pieces by the period that they are merged into, the oldest first.
    static TreeMap<Period, List<Piece>> byDay(List<Piece> pieces) {
        return grouped(pieces.stream().filter(piece -> piece.period().isDay()).toList(), false);
    }

    static TreeMap<Period, List<Piece>> byMonth(List<Piece> pieces) {
        return grouped(pieces, true);
    }

    private static TreeMap<Period, List<Piece>> grouped(List<Piece> pieces, boolean months) {
        var groups = new TreeMap<Period, List<Piece>>();
        pieces.forEach(piece -> groups.computeIfAbsent(
                        months ? piece.period().month() : piece.period(), period -> new ArrayList<>())
                .add(piece));
        return groups;
    }
}

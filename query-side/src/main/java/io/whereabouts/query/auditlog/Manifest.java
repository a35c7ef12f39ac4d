package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is merged. Who has it and lists the log from `sealed` on knows every event.
///
/// @param sealed an hour of writing: all log objects of the hours before are merged, and no more can come
/// @param covered log objects from that hour on that are merged. Objects and not hours: one may still be on its way
///                when its hour has ended
/// @param pieces those of the same object have no hash in common
/// @param replaced objects of which nothing counts any more, and since when: who took an older manifest reads them
record Manifest(String sealed, SortedSet<String> covered, List<Piece> pieces, SortedMap<String, Instant> replaced) {
    static final Manifest EMPTY = new Manifest("", new TreeSet<>(), List.of(), new TreeMap<>());

    Manifest {
        covered = Collections.unmodifiableSortedSet(new TreeSet<>(covered));
        pieces = List.copyOf(pieces);
        replaced = Collections.unmodifiableSortedMap(new TreeMap<>(replaced));
    }

    /// From where on the log is to be listed.
    String listedAfter() {
        return sealed.isEmpty() ? "" : LogObject.hourPrefix(sealed);
    }

    boolean covers(String logKey) {
        return covered.contains(logKey) || logKey.compareTo(listedAfter()) < 0;
    }

    /// Those of the log's objects that it does not cover.
    List<Listed> unmerged(List<Listed> log) {
        return log.stream()
                .filter(object -> object.key().endsWith(LogObject.SUFFIX) && !covers(object.key()))
                .toList();
    }

    List<Piece> thatMayHold(long hash) {
        return pieces.stream().filter(piece -> piece.slice().contains(hash)).toList();
    }

    /// How many of them may hold the same package.
    int mostPieces() {
        var steps = new TreeMap<Long, Integer>();
        pieces.forEach(piece -> {
            steps.merge(piece.slice().from(), 1, Integer::sum);
            steps.merge(piece.slice().to() + 1, -1, Integer::sum);
        });
        var here = 0;
        var most = 0;
        for (var step : steps.values()) {
            here += step;
            most = Math.max(most, here);
        }
        return most;
    }

    /// Whether something of the object counts.
    boolean counts(String key) {
        return pieces.stream().anyMatch(piece -> piece.key().equals(key));
    }

    /// Of all objects that it names.
    Set<String> keys() {
        var keys = new HashSet<>(replaced.keySet());
        pieces.forEach(piece -> keys.add(piece.key()));
        return keys;
    }
}

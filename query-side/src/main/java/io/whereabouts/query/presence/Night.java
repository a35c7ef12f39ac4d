package io.whereabouts.query.presence;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.history.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// From what stood the evening before, and what was said during the day, to what stands. A package takes some 500
/// bytes of memory.
final class Night {
    private final Duration kept;
    private final Map<PackageId, Stand> stands = new HashMap<>();

    /// @param kept for how long what has ended still stands: what was packed into it may be told late
    Night(Duration kept) {
        this.kept = kept;
    }

    void stood(Statement statement) {
        of(statement).add(statement);
    }

    void said(Statement statement) {
        of(statement).addNews(statement);
    }

    private Stand of(Statement statement) {
        return stands.computeIfAbsent(statement.packageId(), unused -> new Stand());
    }

    /// @param until the end of the day, and what clocks may differ by
    SortedSet<Statement> standing(Histories histories, Instant until) {
        var corrected = stands.entrySet().stream()
                .filter(stand -> stand.getValue().isToldByHistory())
                .map(Map.Entry::getKey)
                .toList();
        HourSheet.forEachSome(
                corrected,
                some -> histories
                        .of(some)
                        .forEach((id, history) -> Optional.ofNullable(stands.get(id))
                                .ifPresent(stand -> stand.replaceBy(history, until))));
        var needed = needed(until.minus(kept));
        var standing = new TreeSet<Statement>();
        stands.forEach((id, stand) -> {
            if (needed.contains(id)) {
                stand.statements().forEach(standing::add);
            }
        });
        return standing;
    }

    /// What lives, and what it is in: a life that is over is in no volume, but what is in it may be.
    private Set<PackageId> needed(Instant by) {
        var needed = new HashSet<PackageId>();
        stands.forEach((id, stand) -> {
            var next = stand.isOver(by) ? Optional.<PackageId>empty() : Optional.of(id);
            while (next.isPresent() && needed.add(next.get())) {
                next = next.flatMap(inside -> Optional.ofNullable(stands.get(inside)))
                        .flatMap(Stand::container);
            }
        });
        return needed;
    }
}

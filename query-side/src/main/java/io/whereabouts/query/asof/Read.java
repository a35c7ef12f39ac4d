package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.history.Histories;
import io.whereabouts.query.history.Standing;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was read for one moment. Each history is read once, even if two packages were in each other, and forgotten when
/// it is folded.
final class Read {
    private final Histories histories;
    private final Instant at;
    private final Map<PackageId, Folded> folded = new HashMap<>();

    Read(Histories histories, Instant at) {
        this.histories = histories;
        this.at = at;
    }

    /// @param exists whether it was ever registered
    private record Folded(Known known, boolean exists, Optional<Instant> recordedUpTo) {
        static Folded of(PackageId id, List<RecordedEvent> history, Instant at) {
            return new Folded(
                    Known.of(id, Standing.of(history), at),
                    history.stream().anyMatch(recorded -> recorded.event() instanceof PackageRegistered),
                    history.stream().map(RecordedEvent::recordedAt).max(Comparator.naturalOrder()));
        }
    }

    /// Reads these, and what was around them, level by level.
    void ahead(Collection<PackageId> packages) {
        var level = packages;
        for (var depth = 0; depth <= Chain.MOST_CONTAINERS; depth++) {
            var missing = level.stream()
                    .filter(id -> !folded.containsKey(id))
                    .distinct()
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            var read = histories.of(missing);
            missing.forEach(id -> folded.put(id, Folded.of(id, read.getOrDefault(id, List.of()), at)));
            level = missing.stream()
                    .map(id -> known(id).container())
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Folded folded(PackageId id) {
        ahead(Set.of(id));
        return Optional.ofNullable(folded.get(id)).orElseThrow();
    }

    Known known(PackageId id) {
        return folded(id).known();
    }

    boolean exists(PackageId id) {
        return folded(id).exists();
    }

    Chain chain(PackageId id) {
        return Chain.of(known(id), this::known);
    }

    /// When the newest of all that was read was recorded.
    Instant recordedUpTo() {
        return folded.values().stream()
                .map(Folded::recordedUpTo)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }
}

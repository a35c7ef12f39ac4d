package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;

/// What a packing, an unpacking or a correction of one leaves: which container an item is in, or that it is in none any
/// more.
///
/// @param container absent if it was taken out
/// @param since from when on that counts: the effective time of the decision that put it there or took it out
/// @param happenedAt when that happened; what happened before, and is told after, changes nothing
public record Packing(Optional<PackageId> container, Instant since, Instant happenedAt) {
    public Packing {
        happenedAt = Moment.within("happenedAt", happenedAt);
        since = Moment.within("since", since);
    }

    public static Packing in(PackageId container, Instant since, Instant happenedAt) {
        return new Packing(Optional.of(container), since, happenedAt);
    }

    public static Packing out(Instant since, Instant happenedAt) {
        return new Packing(Optional.empty(), since, happenedAt);
    }
}

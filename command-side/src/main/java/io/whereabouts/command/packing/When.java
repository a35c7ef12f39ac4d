package io.whereabouts.command.packing;

import java.time.Instant;
import java.util.Optional;

/// When something was packed or unpacked.
///
/// @param reported as whoever did it says; absent if it happens now, and then it is never late
/// @param receivedAt when we heard of it, by our clock
public record When(Optional<Instant> reported, Instant receivedAt) {
    Instant happenedAt() {
        return reported.orElse(receivedAt);
    }

    /// Whether it is told after something that happened later.
    boolean isBefore(Instant moment) {
        return reported.filter(moment::isAfter).isPresent();
    }

    /// From when on it counts: later than all that was relied on.
    Instant effectiveAfter(Instant relied) {
        var effective = happenedAt().isBefore(receivedAt) ? happenedAt() : receivedAt;
        return effective.isAfter(relied) ? effective : relied.plusMillis(1);
    }
}

package io.whereabouts.command;

import java.time.Instant;
import java.util.Optional;

/// What a command brings along because a decision may not ask for it: an id for its event, and the time.
///
/// @param happenedAt when it happened, as whoever sent it says
/// @param receivedAt when it reached us, by our clock
public record Stamp(String eventId, Instant happenedAt, Instant receivedAt) {
    /// From when on a decision counts that relied on no other.
    public Instant effectiveAt() {
        return happenedAt.isBefore(receivedAt) ? happenedAt : receivedAt;
    }

    /// From when on it counts, if it relied on decisions of which the last counts from `relied`: later than that,
    /// however the clocks stood, so that "after" means the same by position and by time.
    public Instant effectiveAfter(Instant relied) {
        return Optional.of(effectiveAt()).filter(relied::isBefore).orElseGet(() -> relied.plusMillis(1));
    }
}

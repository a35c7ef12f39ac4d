package io.whereabouts.events;

import java.time.Instant;
import java.util.List;

/// An event as the store holds it and the bus carries it.
///
/// @param eventId a UUID; the same event has the same one however often it is delivered
/// @param recordedAt when it was stored
/// @param actor the subject of the token that caused it: never a name
/// @param correlationId of the HTTP request that it came from
/// @param causationId of the command that it answers
/// @param positions each place where a copy of it stands in the events table
public record RecordedEvent(
        String eventId,
        Instant recordedAt,
        String actor,
        String correlationId,
        String causationId,
        List<TagPosition> positions,
        PackageEvent event) {
    public RecordedEvent {
        positions = List.copyOf(positions);
    }

    /// The time from which it counts. A scanner's clock that is fast cannot win for ever: a scan counts from the moment
    /// it was recorded at the latest.
    public Instant effectiveAt() {
        return switch (event) {
            case Decision decision -> decision.effectiveAt();
            case Observation seen -> seen.happenedAt().isBefore(recordedAt) ? seen.happenedAt() : recordedAt;
        };
    }
}

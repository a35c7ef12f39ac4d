package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A fixed reader, a door, a room has its place from here on, until the next definition: it says all.
///
/// @param position of what is scanned there: its own, or a point of its volume. It is kept, and not worked out anew, so
///                 that the same scan is located alike for ever
/// @param volume absent if it is a point
/// @param altitudeDatum what the altitudes were given above; here all are above the ellipsoid
@Event(namespace = "whereabouts", name = "ReadPointDefined", version = "1")
public record ReadPointDefined(
        @EventTag(key = Tags.PLACE) Sgln readPoint,
        Optional<Text> name,
        Position position,
        Optional<Volume> volume,
        Optional<AltitudeDatum> altitudeDatum,
        Instant happenedAt,
        Instant effectiveAt)
        implements PlaceDecision {
    public ReadPointDefined {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

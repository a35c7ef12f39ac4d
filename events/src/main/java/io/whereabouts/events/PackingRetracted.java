package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A packing or an unpacking was wrong, or stands again after all.
///
/// @param retracted the event id of the [Packed] or [Unpacked]
/// @param standing whether it counts from here on
/// @param leaves what would be if it had never been recorded, or, if it stands again, never been retracted
@Event(namespace = "whereabouts", name = "PackingRetracted", version = "1")
public record PackingRetracted(
        @EventTag(key = Tags.ITEM) PackageId packageId,
        EventId retracted,
        boolean standing,
        Text reason,
        Optional<Packing> leaves,
        Instant happenedAt,
        Instant effectiveAt)
        implements ItemDecision {
    public PackingRetracted {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

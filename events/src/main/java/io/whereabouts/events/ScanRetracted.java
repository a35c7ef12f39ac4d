package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A scan was wrong, or stands again after all.
///
/// @param retracted the scan, as whoever keeps the newest ones knows it
/// @param standing whether it counts from here on
/// @param leaves as it was before: a scan says nothing about containers
@Event(namespace = "whereabouts", name = "ScanRetracted", version = "1")
public record ScanRetracted(
        @EventTag(key = Tags.ITEM) PackageId packageId,
        RecordedScan retracted,
        boolean standing,
        Text reason,
        Optional<Packing> leaves,
        Instant happenedAt,
        Instant effectiveAt)
        implements ItemDecision {
    public ScanRetracted {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// It was taken out of a container (an EPCIS 2.0 AggregationEvent with action DELETE).
///
/// @param container that it was taken out of
/// @param leaves where it is now: something else than this decision says if it happened before the one in force
@Event(namespace = "whereabouts", name = "Unpacked", version = "1")
public record Unpacked(
        @EventTag(key = Tags.ITEM) PackageId packageId,
        PackageId container,
        Optional<Packing> leaves,
        Instant happenedAt,
        Instant effectiveAt)
        implements ItemDecision {
    public Unpacked {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

package io.whereabouts.events;

import java.time.Instant;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// Whoever it was for has it.
@Event(namespace = "whereabouts", name = "PackageDelivered", version = "1")
public record PackageDelivered(@EventTag(key = Tags.LIFE) PackageId packageId, Instant happenedAt, Instant effectiveAt)
        implements PackageDecision {
    public PackageDelivered {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

package io.whereabouts.events;

import java.time.Instant;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// Nobody knows where it is, and somebody has looked.
@Event(namespace = "whereabouts", name = "PackageLost", version = "1")
public record PackageLost(@EventTag(key = Tags.LIFE) PackageId packageId, Instant happenedAt, Instant effectiveAt)
        implements PackageDecision {
    public PackageLost {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

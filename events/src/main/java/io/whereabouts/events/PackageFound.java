package io.whereabouts.events;

import java.time.Instant;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// What was lost is there again.
@Event(namespace = "whereabouts", name = "PackageFound", version = "1")
public record PackageFound(@EventTag(key = Tags.LIFE) PackageId packageId, Instant happenedAt, Instant effectiveAt)
        implements PackageDecision {
    public PackageFound {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

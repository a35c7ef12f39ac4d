package io.whereabouts.events;

import java.time.Instant;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// Its scans are ignored from here on.
@Event(namespace = "whereabouts", name = "TrackingStopped", version = "1")
public record TrackingStopped(@EventTag(key = Tags.LIFE) PackageId packageId, Instant happenedAt, Instant effectiveAt)
        implements PackageDecision {
    public TrackingStopped {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

package io.whereabouts.events;

import java.time.Instant;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// Its life is over: nothing is recorded of it any more. Its identifier may be registered again, for another life (GS1
/// General Specifications §4: an SSCC after a year).
@Event(namespace = "whereabouts", name = "PackageClosed", version = "1")
public record PackageClosed(@EventTag(key = Tags.LIFE) PackageId packageId, Instant happenedAt, Instant effectiveAt)
        implements PackageDecision {
    public PackageClosed {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

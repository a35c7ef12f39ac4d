package io.whereabouts.events;

import java.time.Instant;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// Its scans are refused from here on; those from before are still taken, whenever they come.
@Event(namespace = "whereabouts", name = "ScannerRevoked", version = "1")
public record ScannerRevoked(@EventTag(key = Tags.SCANNER) ScannerId scanner, Instant happenedAt, Instant effectiveAt)
        implements ScannerDecision {
    public ScannerRevoked {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

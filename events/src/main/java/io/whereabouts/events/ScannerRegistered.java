package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// Its scans are taken from here on.
@Event(namespace = "whereabouts", name = "ScannerRegistered", version = "1")
public record ScannerRegistered(
        @EventTag(key = Tags.SCANNER) ScannerId scanner, Optional<Text> name, Instant happenedAt, Instant effectiveAt)
        implements ScannerDecision {
    public ScannerRegistered {
        happenedAt = Moment.within("happenedAt", happenedAt);
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
    }
}

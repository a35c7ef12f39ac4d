package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A scanner saw the package (an EPCIS 2.0 ObjectEvent with action OBSERVE).
@Event(namespace = "whereabouts", name = "PackageScanned", version = "1")
public record PackageScanned(
        @EventTag(key = Tags.ITEM) PackageId packageId,
        ScanId scan,
        Position position,
        Optional<BusinessStep> businessStep,
        Optional<Disposition> disposition,
        Instant happenedAt)
        implements PackageEvent, Observation {
    public PackageScanned {
        happenedAt = Moment.within("happenedAt", happenedAt);
    }

    @Override
    public String naturalKey() {
        return scan.toString();
    }
}

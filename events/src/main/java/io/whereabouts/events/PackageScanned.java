package io.whereabouts.events;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A scanner saw the package (an EPCIS 2.0 ObjectEvent with action OBSERVE).
///
/// @param readPoint where it was, if the scanner named that; the position is then that of its definition at the time
/// @param scannedAt what the scanner's own clock said, where that is known to be wrong: `happenedAt` is corrected
@Event(namespace = "whereabouts", name = "PackageScanned", version = "1")
public record PackageScanned(
        @EventTag(key = Tags.ITEM) PackageId packageId,
        ScanId scan,
        Position position,
        Optional<Sgln> readPoint,
        Optional<BusinessStep> businessStep,
        Optional<Disposition> disposition,
        Optional<Instant> scannedAt,
        Instant happenedAt)
        implements PackageEvent, Observation {
    public PackageScanned {
        scannedAt = scannedAt.map(at -> Moment.within("scannedAt", at));
        happenedAt = Moment.within("happenedAt", happenedAt);
    }

    /// By a scanner whose clock is right and that says where it is.
    public PackageScanned(
            PackageId packageId,
            ScanId scan,
            Position position,
            Optional<BusinessStep> businessStep,
            Optional<Disposition> disposition,
            Instant happenedAt) {
        this(packageId, scan, position, Optional.empty(), businessStep, disposition, Optional.empty(), happenedAt);
    }

    @Override
    public String naturalKey() {
        return scan.toString();
    }
}

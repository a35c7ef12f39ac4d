package io.whereabouts.command.recordscans;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import java.time.Instant;
import java.util.List;
import org.axonframework.messaging.commandhandling.annotation.Command;
import org.axonframework.modelling.annotation.TargetEntityId;

/// The scans of one package that came in together: one command, so that its life is read once for all of them.
///
/// @param receivedAt when they reached us, by our clock
/// @param scans each of this package, no two with the same key
@Command(namespace = "whereabouts", name = "RecordScans")
public record RecordScans(@TargetEntityId PackageId packageId, Instant receivedAt, List<PackageScanned> scans) {
    public RecordScans {
        scans = List.copyOf(scans);
        for (var scan : scans) {
            if (!scan.packageId().equals(packageId)) {
                throw new IllegalArgumentException(
                        "scan %s is of package %s, not of %s".formatted(scan.scan(), scan.packageId(), packageId));
            }
        }
        if (scans.stream().map(PackageScanned::scan).distinct().count() < scans.size()) {
            throw new IllegalArgumentException("two scans of package %s have the same key".formatted(packageId));
        }
    }
}

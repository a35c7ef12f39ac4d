package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import java.time.Instant;

/// A scan that counts.
record Sighting(ScanKey key, PackageScanned scan) {
    Instant at() {
        return key.effectiveAt();
    }

    Position position() {
        return scan.position();
    }

    Place place() {
        return Place.of(position());
    }

    /// The scanner's clock was ahead of ours: the scan counts from the moment it was recorded.
    boolean clockAhead() {
        return scan.happenedAt().isAfter(key.recordedAt());
    }
}

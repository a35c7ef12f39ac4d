package io.whereabouts.query.asof;

import io.whereabouts.events.PackageScanned;
import java.time.Instant;

/// A scan that counts.
///
/// @param at from when on: as its scanner says, but not later than it was recorded
record Sighting(PackageScanned scan, Instant at, Instant recordedAt) {
    /// The scanner's clock was ahead of ours.
    boolean clockAhead() {
        return scan.happenedAt().isAfter(recordedAt);
    }
}

package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageScanned;
import java.util.Optional;

/// A scan that the view keeps, and what was said about it later.
///
/// @param scan absent as long as only its retraction has arrived
/// @param standing whether it counts, once that was ever decided: a retraction says no, one that is taken back yes
record Slot(ScanKey key, Optional<PackageScanned> scan, Optional<Decided<Boolean>> standing) {
    static Slot of(ScanKey key, PackageScanned scan) {
        return new Slot(key, Optional.of(scan), Optional.empty());
    }

    static Slot marked(ScanKey key, Decided<Boolean> standing) {
        return new Slot(key, Optional.empty(), Optional.of(standing));
    }

    /// Of two that say something about the same scan.
    Slot join(Slot other) {
        return new Slot(key, scan.or(other::scan), Decided.latest(standing, other.standing));
    }

    Optional<Sighting> sighting() {
        return stands() ? scan.map(seen -> new Sighting(key, seen)) : Optional.empty();
    }

    private boolean stands() {
        return standing.map(Decided::value).orElse(true);
    }
}

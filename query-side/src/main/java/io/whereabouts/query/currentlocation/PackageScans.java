package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.Optional;

/// All scans of a package that were ever recorded, and what became of them: kept where the events are.
interface PackageScans {
    /// The newest one that counts, as all that was recorded until now says.
    Optional<Sighting> newest(PackageId packageId);
}

package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.time.Instant;
import java.util.Optional;

/// Where something is, as far as its own scans and those of what it is in can tell.
sealed interface Whereabouts {
    /// @param by what was seen: the package itself, or a container around it
    /// @param since at least since then
    /// @param asOf from when on that says where the package is: the later of the sighting and the packing
    record Located(PackageId by, Sighting sighting, Instant since, Instant asOf) implements Whereabouts {}

    /// It was taken out of its container, or put into one that was never seen, and not seen since.
    ///
    /// @param lastSeen by itself
    record Nowhere(Instant asOf, Optional<Sighting> lastSeen) implements Whereabouts {}

    /// It was neither seen nor put into anything.
    record Unseen() implements Whereabouts {}
}

package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packing;
import java.time.Instant;
import java.util.Optional;

/// Where something was, as far as its own scans and those of what it was in can tell.
///
/// @param from since when that says so: the sighting, or the packing if that was later
/// @param seen absent if it was nowhere: taken out, or put into what nobody had seen, and not seen since
record Whereabouts(Instant from, Optional<Seen> seen) {
    /// @param by the package itself, or a container around it
    record Seen(PackageId by, Sighting sighting) {}

    /// The newest of what its own scan says and of what its packing says; of two from the same moment its own scan.
    ///
    /// @param container where its container was; absent if nothing is known of that
    /// @return absent if it was neither seen nor put into anything
    static Optional<Whereabouts> of(Known known, Optional<Whereabouts> container) {
        var own = known.seen().map(scan -> new Whereabouts(scan.at(), Optional.of(new Seen(known.packageId(), scan))));
        var packed = known.inForce().map(packing -> packed(packing, container));
        return own.filter(seen -> packed.filter(inside -> seen.from().isBefore(inside.from()))
                        .isEmpty())
                .or(() -> packed);
    }

    private static Whereabouts packed(Packing packing, Optional<Whereabouts> container) {
        return container
                .filter(unused -> packing.container().isPresent())
                .map(there -> there.notBefore(packing.since()))
                .orElseGet(() -> new Whereabouts(packing.since(), Optional.empty()));
    }

    private Whereabouts notBefore(Instant moment) {
        return from.isBefore(moment) ? new Whereabouts(moment, seen) : this;
    }
}

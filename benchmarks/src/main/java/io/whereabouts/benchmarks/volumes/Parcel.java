package io.whereabouts.benchmarks.volumes;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.Position;
import java.util.Optional;

/// A package, where it was seen, and the pallet on which it was put afterwards.
///
/// @param seen of its own scan
/// @param at where it is: where it was seen, or where its pallet is
record Parcel(PackageId id, Position seen, Optional<PackageId> pallet, Position at) {
    static Parcel standing(PackageId id, Position at) {
        return new Parcel(id, at, Optional.empty(), at);
    }
}

package io.whereabouts.benchmarks.volumes;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// One world, and all peers that hold it.
///
/// @param counted ours by way of the proxy
record Filled(Layout layout, List<Parcel> parcels, Whereabouts ours, Whereabouts counted, Optional<Postgis> theirs) {
    /// As the packages themselves say.
    SortedSet<String> right(Space space) {
        var right = new TreeSet<String>();
        for (var parcel : parcels) {
            if (space.contains(parcel.at())) {
                right.add(parcel.id().canonical());
            }
        }
        return right;
    }
}

package io.whereabouts.benchmarks.volumes;

import java.util.List;
import java.util.SortedSet;

/// What knows where packages are, and says what is in a volume.
interface Peer extends AutoCloseable {
    String name();

    /// More packages, each once.
    void add(List<Parcel> parcels) throws Exception;

    /// All that is in there, with what stands on the pallets that are.
    SortedSet<String> within(Space space) throws Exception;

    @Override
    void close();
}

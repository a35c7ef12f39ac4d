package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The rows of all packages, and the indexes to them.
///
/// An index may be a moment behind its rows, and a row read without saying `newest` a moment behind the last write.
interface Locations {
    /// The row as the last successful write left it.
    Optional<Row> newest(PackageId packageId);

    Optional<Row> find(PackageId packageId);

    /// Those that are there.
    Map<PackageId, Row> find(Collection<PackageId> packages);

    /// Writes the row if the one before it is still there.
    ///
    /// @return the row that is there, which is another if somebody else was faster
    Row put(Row row);

    /// What was itself seen in a cell of level 16, by altitude band, leaf cell and package.
    ///
    /// @param from the least key
    /// @param to the greatest
    /// @param after only what comes after that key
    Keys inPlace(String cell, String from, String to, Optional<String> after, int limit);

    /// What was itself seen in a cell of level 10, by package.
    Keys inRegion(String cell, Optional<String> after, int limit);

    /// What was itself seen anywhere, region by region in no particular order, which never changes.
    Keys inAnyRegion(Optional<Entry> after, int limit);

    /// What is directly in a container, by package.
    Keys inContainer(PackageId container, Optional<String> after, int limit);

    /// By package.
    Keys ofClient(String client, Optional<String> after, int limit);

    /// By package.
    Keys ofReference(String reference, Optional<String> after, int limit);
}

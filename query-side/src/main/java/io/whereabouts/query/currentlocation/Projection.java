package io.whereabouts.query.currentlocation;

import java.util.Optional;

/// What a delivery makes of a row.
///
/// @param untold what a row that is made says of its contents as long as nothing is packed: nothing only if no other
///               projector ever wrote to the table but those that mark containers
record Projection(PackageScans scans, Holds untold) {
    Projection(PackageScans scans) {
        this(scans, Holds.NOTHING);
    }

    /// While the slots are spent, every delivery asks the events, and asks them after the row was read: so whoever
    /// writes last has seen at least as many as those who wrote before, and what is written once all are delivered
    /// rests on all of them.
    ///
    /// @param before the row as it was read, before this is called
    Row of(Optional<Row> before, CurrentLocation news) {
        var location = before.map(row -> row.location().join(news)).orElseGet(() -> news.atLeast(untold));
        return new Row(
                location,
                location.slots().areSpent() ? scans.newest(location.packageId()) : Optional.empty(),
                before.map(Row::version).orElse(0L) + 1);
    }
}

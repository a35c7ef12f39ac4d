package io.whereabouts.query.currentlocation;

/// What became of a package, if anything did.
enum Status {
    UNDERWAY,
    LOST,
    DELIVERED,
    CLOSED
}

package io.whereabouts.events;

/// What the world told us. Never refused because of what else happened, never in conflict, and named by its natural
/// key: the same observation twice is one fact.
public sealed interface Observation extends PackageEvent permits PackageScanned, PictureAdded {

    /// Its natural key: stands behind `o#` in the events table.
    String key();
}

package io.whereabouts.events;

/// What the world told us. Never refused because of what else happened, never in conflict, and named by its natural
/// key: the same observation twice is one fact.
public sealed interface Observation extends DomainEvent
        permits PackageScanned, PictureAdded, EpcisEventCaptured, EpcisCaptureFinished {

    /// Its name among the observations of its subject; no `#` but between its parts.
    String naturalKey();
}

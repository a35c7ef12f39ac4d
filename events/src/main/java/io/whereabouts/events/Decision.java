package io.whereabouts.events;

import java.time.Instant;

/// What somebody decided. It holds only if nothing it relied on has changed, and is ordered by its position in the
/// store, not by time.
public sealed interface Decision extends DomainEvent permits PackageDecision, PlaceDecision, ScannerDecision {

    /// The time from which it counts: the earlier of happened and received, but later than that of every decision
    /// it relied on, so that "after" means the same in every fold.
    Instant effectiveAt();
}

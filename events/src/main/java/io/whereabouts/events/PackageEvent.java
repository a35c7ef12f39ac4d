package io.whereabouts.events;

import java.time.Instant;

/// A fact about one package. Sealed, so a `switch` that forgets a kind of event does not compile.
public sealed interface PackageEvent permits Decision, Observation {
    PackageId packageId();

    /// When it happened, by the clock of whoever saw it (EPCIS 2.0 `eventTime`); not when it was stored.
    Instant happenedAt();
}

package io.whereabouts.events;

import java.time.Instant;

/// A fact that is recorded for all time. Sealed, so a `switch` that forgets a kind of event does not compile.
public sealed interface DomainEvent permits PackageEvent, Decision, Observation {

    /// What it is about: a package's canonical identifier, for one. Its history is found by it; no `#` can be in it.
    String subject();

    /// When it happened, by the clock of whoever saw it (EPCIS 2.0 `eventTime`); not when it was stored.
    Instant happenedAt();
}

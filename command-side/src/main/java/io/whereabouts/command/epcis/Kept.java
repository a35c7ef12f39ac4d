package io.whereabouts.command.epcis;

import io.whereabouts.eventstore.ObservationOutcomes;

/// Whether what was told is kept. To be asked when the command is done.
public final class Kept {
    private final String key;
    private final ObservationOutcomes outcomes;

    Kept(String key, ObservationOutcomes outcomes) {
        this.key = key;
        this.outcomes = outcomes;
    }

    /// False if something else is kept under its name.
    ///
    /// @throws IllegalStateException if the command has not been committed
    public boolean isKept() {
        return outcomes.of(key) != ObservationOutcomes.Outcome.CONFLICTING;
    }
}

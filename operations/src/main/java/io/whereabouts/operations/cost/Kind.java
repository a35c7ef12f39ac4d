package io.whereabouts.operations.cost;

import java.util.Locale;

/// What kind of stack it is.
enum Kind {
    PRODUCTION,
    STAGING,
    EPHEMERAL;

    /// Whether its tables can be restored to any moment.
    boolean isRecoverable() {
        return this != EPHEMERAL;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}

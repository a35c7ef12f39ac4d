package io.whereabouts.local.delivery;

import org.jspecify.annotations.Nullable;

/// Why something could not be delivered.
sealed class Undelivered extends Exception {
    private Undelivered(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /// The other side looked at it and failed: trying again with the same may fail again.
    static final class Refused extends Undelivered {
        Refused(String message) {
            super(message, null);
        }
    }

    /// The other side was not there, or too busy: nothing is known about what was to be delivered.
    static final class Unreachable extends Undelivered {
        Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}

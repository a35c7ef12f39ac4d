package io.whereabouts.local.lambda;

import org.jspecify.annotations.Nullable;

/// A function that cannot run. The message says which, why, and what to do.
public final class CannotStart extends RuntimeException {
    CannotStart(String message) {
        super(message);
    }

    CannotStart(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

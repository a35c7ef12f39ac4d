package io.whereabouts.eventstore;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// The attempts that the SDK makes by itself: an earlier one may have been applied though its reply was lost.
final class Attempts {
    private Attempts() {}

    static boolean several(SdkException failure) {
        @Nullable Integer attempts = failure.numAttempts();
        return attempts != null && attempts > 1;
    }
}

package io.whereabouts.eventstore;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/// The tries that the SDK makes by itself: an earlier one may have been applied though its reply was lost.
final class Attempts {
    private Attempts() {}

    /// @return the failure of the last one, if there were several
    static Optional<SdkException> doubt(SdkException failure) {
        @Nullable Integer attempts = failure.numAttempts();
        return attempts != null && attempts > 1 ? Optional.of(failure) : Optional.empty();
    }
}

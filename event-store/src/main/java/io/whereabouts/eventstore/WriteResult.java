package io.whereabouts.eventstore;

import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;

/// What DynamoDB said to one attempt.
sealed interface WriteResult {

    record Written() implements WriteResult {}

    /// Nothing was written by this attempt.
    ///
    /// @param tags under which the position was not free
    record Taken(Set<String> tags) implements WriteResult {}

    /// Nothing was written, because others were writing the same items at that moment.
    record Busy() implements WriteResult {}

    /// There was no reply, or none that says whether it was applied.
    record Unknown(SdkException cause) implements WriteResult {}
}

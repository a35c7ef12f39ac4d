package io.whereabouts.eventstore;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What DynamoDB said to one attempt.
sealed interface WriteResult {
    /// Why it may have been written all the same: the SDK tries several times by itself, and the reply to an earlier
    /// try may have been lost.
    Optional<SdkException> doubt();

    record Written() implements WriteResult {
        @Override
        public Optional<SdkException> doubt() {
            return Optional.empty();
        }
    }

    /// Something stood there, which may be what an earlier try wrote.
    ///
    /// @param tags under which the position was not free
    /// @param observations that were there before, with what is stored
    record Taken(
            Set<String> tags,
            Map<PreparedObservation, Map<String, AttributeValue>> observations,
            Optional<SdkException> doubt)
            implements WriteResult {}

    /// Others were writing there, or the table was throttled.
    record Busy(Optional<SdkException> doubt) implements WriteResult {}

    /// Nothing was written by the last try, for a reason that lies outside of the table.
    record Refused(AwsServiceException cause, Optional<SdkException> doubt) implements WriteResult {}

    /// There was no reply, or none that says whether it was applied.
    record Unknown(SdkException cause) implements WriteResult {
        @Override
        public Optional<SdkException> doubt() {
            return Optional.of(cause);
        }
    }
}

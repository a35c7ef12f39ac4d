package io.whereabouts.eventstore;

import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What DynamoDB said to one attempt.
sealed interface WriteResult {

    record Written() implements WriteResult {}

    /// Nothing was written by this attempt.
    ///
    /// @param tags under which the position was not free
    /// @param observations that were there before, with what is stored
    record Taken(Set<String> tags, Map<PreparedObservation, Map<String, AttributeValue>> observations)
            implements WriteResult {}

    /// Nothing was written, for a reason that passes.
    ///
    /// @param why such as `TransactionConflict`
    record Busy(String why) implements WriteResult {}

    /// Nothing was written by the last attempt, for a reason that lies outside of the table.
    record Refused(AwsServiceException cause) implements WriteResult {}

    /// There was no reply, or none that says whether it was applied.
    record Unknown(SdkException cause) implements WriteResult {}
}

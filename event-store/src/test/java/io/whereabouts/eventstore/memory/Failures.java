package io.whereabouts.eventstore.memory;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/// DynamoDB's errors, as the SDK hands them over.
final class Failures {
    private Failures() {}

    static DynamoDbException invalid(String message) {
        return filled(DynamoDbException.builder(), "ValidationException", message);
    }

    static DynamoDbException noSuchTable() {
        return filled(ResourceNotFoundException.builder(), "ResourceNotFoundException", "Requested resource not found");
    }

    static DynamoDbException tableExists(String table) {
        return filled(
                ResourceInUseException.builder(),
                "ResourceInUseException",
                "Table already exists: %s".formatted(table));
    }

    /// @param item what is stored, if it was asked for
    static DynamoDbException conditionFailed(Map<String, AttributeValue> item) {
        var failure = ConditionalCheckFailedException.builder();
        if (!item.isEmpty()) {
            failure.item(item);
        }
        return filled(failure, "ConditionalCheckFailedException", "The conditional request failed");
    }

    static DynamoDbException inFlight() {
        return filled(
                TransactionConflictException.builder(),
                "TransactionConflictException",
                "Transaction is ongoing for the item");
    }

    static DynamoDbException cancelled(List<CancellationReason> reasons) {
        var codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        return filled(
                TransactionCanceledException.builder().cancellationReasons(reasons),
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
    }

    static DynamoDbException otherParameters() {
        return filled(
                IdempotentParameterMismatchException.builder(),
                "IdempotentParameterMismatchException",
                "ClientRequestToken was used with other parameters");
    }

    static DynamoDbException inProgress() {
        return filled(
                TransactionInProgressException.builder(),
                "TransactionInProgressException",
                "The transaction with the given request token is already in progress");
    }

    private static DynamoDbException filled(DynamoDbException.Builder failure, String code, String message) {
        failure.message(message)
                .statusCode(400)
                .requestId("in-memory")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("DynamoDb")
                        .errorCode(code)
                        .errorMessage(message)
                        .build());
        return (DynamoDbException) failure.build();
    }
}

package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.BadExport;
import io.whereabouts.eventstore.reading.ReadingStopped;
import io.whereabouts.operations.sql.QueryFailed;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/// What to do about a failure, in words; empty if nobody has thought of it.
final class Advice {
    private static final int DENIED = 403;

    /// The SDK's own modules for single sign-on are not on board.
    private static final String HAND_OVER =
            "hand the credentials over by `eval $(aws configure export-credentials --format env)`";

    private Advice() {}

    static Optional<String> on(Throwable failure) {
        return switch (failure) {
            case UserError error -> Optional.ofNullable(error.getMessage());
            case BadExport error -> Optional.ofNullable(error.getMessage());
            case QueryFailed error -> Optional.ofNullable(error.getMessage());
            case ReadingStopped error -> Optional.ofNullable(error.getMessage());
            case IllegalArgumentException error -> Optional.ofNullable(error.getMessage());
            case ResourceNotFoundException missing ->
                Optional.of(
                        "there is no such table in this account and Region: check --table or --stack, --region and --endpoint-url, and the AWS credentials");
            case QueueDoesNotExistException missing ->
                Optional.of("a queue was deleted a moment ago; deploy the stack again, and do the same again");
            case AwsServiceException answer -> onAnswer(answer);
            case SdkClientException unsent -> onUnsent(unsent);
            default -> Optional.empty();
        };
    }

    private static Optional<String> onAnswer(AwsServiceException answer) {
        var details = answer.awsErrorDetails();
        var code = details == null ? "" : details.errorCode();
        return switch (code) {
            case "AccessDeniedException", "AccessDenied" ->
                Optional.of("%s; operations/README.md says what each command needs".formatted(details.errorMessage()));
            case "ExpiredTokenException", "ExpiredToken", "UnrecognizedClientException", "InvalidAccessKeyId" ->
                Optional.of(
                        "AWS does not accept these credentials (%s); sign in again, and %s".formatted(code, HAND_OVER));
            case "ResourceInUseException", "LimitExceededException" ->
                Optional.of(
                        "AWS is still changing that table, or too many at once (%s); do the same again in some minutes, what was done stays done"
                                .formatted(details.errorMessage()));
            case "NoSuchBucket" ->
                Optional.of(
                        "there is no such bucket; `aws dynamodb list-exports` says where exports are, and the stack's outputs name its own");
            default ->
                Backoff.isPassing(answer)
                        ? Optional.of(
                                "AWS is asked too much, or is not well (%s); do the same again in some minutes, what was done stays done"
                                        .formatted(code))
                        : denied(answer, code);
        };
    }

    private static Optional<String> denied(AwsServiceException answer, String code) {
        return answer.statusCode() == DENIED
                ? Optional.of("AWS denied it (%s); use credentials that may do it".formatted(code))
                : Optional.empty();
    }

    private static Optional<String> onUnsent(SdkClientException unsent) {
        if (unsent.getCause() instanceof ConnectException || unsent.getCause() instanceof UnknownHostException) {
            return Optional.of(
                    "nothing answers there (%s); check --endpoint-url and --region, and whether the local environment runs"
                            .formatted(unsent.getCause().getMessage()));
        }
        var message = String.valueOf(unsent.getMessage());
        if (message.contains("Unable to load region")) {
            return Optional.of("no AWS Region is set; name it with --region or AWS_REGION");
        }
        if (message.contains("credentials")) {
            return Optional.of(
                    "no AWS credentials were found; set AWS_PROFILE, or sign in, such as by `aws sso login`, and "
                            + HAND_OVER);
        }
        return Optional.empty();
    }
}

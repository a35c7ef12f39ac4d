package io.whereabouts.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/// DynamoDB refused the append, or could not be read for it, for a reason that lies neither in the events nor in what
/// others wrote: it throttles, denies access, has no such table, does not answer. Nothing was written.
public final class AppendFailed extends EventStoreException {
    private static final long serialVersionUID = 1;

    AppendFailed(String what, SdkException cause) {
        super(
                "%s failed at DynamoDB (%s) and nothing was written; %s".formatted(what, reason(cause), advice(cause)),
                cause);
    }

    private static String reason(SdkException cause) {
        return cause instanceof AwsServiceException answer && answer.awsErrorDetails() != null
                ? answer.awsErrorDetails().errorCode()
                : "no answer to a read";
    }

    private static String advice(SdkException cause) {
        return cause instanceof AwsServiceException answer
                        && answer.statusCode() < 500
                        && !answer.isThrottlingException()
                ? "see the README for the table and the permissions that the event store needs"
                : "try again later";
    }
}

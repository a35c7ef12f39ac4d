package io.whereabouts.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// DynamoDB refused the append for a reason that lies neither in the events nor in what others wrote: it throttles,
/// denies access, has no such table. Nothing was written.
public final class AppendRefused extends EventStoreException {
    private static final long serialVersionUID = 1;

    AppendRefused(String what, AwsServiceException refusal) {
        super(
                "%s was refused by DynamoDB (%s) and nothing was written; %s"
                        .formatted(what, code(refusal), advice(refusal)),
                refusal);
    }

    private static String code(AwsServiceException refusal) {
        return refusal.awsErrorDetails() == null
                ? "status %d".formatted(refusal.statusCode())
                : refusal.awsErrorDetails().errorCode();
    }

    private static String advice(AwsServiceException refusal) {
        return refusal.isThrottlingException()
                ? "try again later, or raise the table's throughput"
                : "see the README for the table and the permissions that the event store needs";
    }
}

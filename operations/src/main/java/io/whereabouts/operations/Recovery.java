package io.whereabouts.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/// DynamoDB's point-in-time recovery of one table into a new one.
record Recovery(DynamoDbClient client, String from, String into) {
    private static final Duration POLL = Duration.ofSeconds(10);

    /// The last moment that can be restored, some five minutes ago.
    Instant latest() {
        return span().latestRestorableDateTime();
    }

    /// @throws UserError if it cannot be restored
    Instant verified(Instant moment) {
        var span = span();
        if (moment.isBefore(span.earliestRestorableDateTime()) || moment.isAfter(span.latestRestorableDateTime())) {
            throw new UserError("%s can be restored as it was from %s to %s, not at %s"
                    .formatted(from, span.earliestRestorableDateTime(), span.latestRestorableDateTime(), moment));
        }
        return moment;
    }

    /// Returns when the table can be used. It takes from minutes to hours; asking again may be ended at any time.
    void restore(Instant moment, StatusLine status) throws InterruptedException {
        client.restoreTableToPointInTime(restore -> restore.sourceTableName(from)
                .targetTableName(into)
                .restoreDateTime(moment)
                .billingModeOverride(BillingMode.PAY_PER_REQUEST));
        var began = System.nanoTime();
        while (client.describeTable(describe -> describe.tableName(into))
                        .table()
                        .tableStatus()
                != TableStatus.ACTIVE) {
            status.show("restoring %s for %d s"
                    .formatted(into, Duration.ofNanos(System.nanoTime() - began).toSeconds()));
            TimeUnit.SECONDS.sleep(POLL.toSeconds());
        }
        // A restored table has none of its own.
        client.updateContinuousBackups(update -> update.tableName(into)
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));
    }

    private PointInTimeRecoveryDescription span() {
        var recovery = client.describeContinuousBackups(describe -> describe.tableName(from))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription();
        if (recovery == null || recovery.latestRestorableDateTime() == null) {
            throw new UserError(
                    "%s has no point-in-time recovery: only staging and production have; name an export with --export"
                            .formatted(from));
        }
        return recovery;
    }
}

package io.whereabouts.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryDescription;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/// DynamoDB's point-in-time recovery of one table into a new one. It goes on in AWS whatever becomes of the command:
/// another takes it up where it is.
///
/// @param poll how often it is asked
record Recovery(DynamoDbClient client, String from, String into, Duration poll) {

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

    /// The moment of a restore that was begun before, whether it is done or not.
    ///
    /// @throws UserError if another table has that name
    Optional<Instant> begun() {
        return described(into).map(table -> {
            var restore = table.restoreSummary();
            if (restore == null
                    || restore.sourceTableArn() == null
                    || !restore.sourceTableArn().endsWith("/" + from)) {
                throw new UserError(
                        "there is a table %s already, which was not restored from %s; name another with --into"
                                .formatted(into, from));
            }
            return restore.restoreDateTime().truncatedTo(ChronoUnit.SECONDS);
        });
    }

    void begin(Instant moment) {
        client.restoreTableToPointInTime(restore -> restore.sourceTableName(from)
                .targetTableName(into)
                .restoreDateTime(moment)
                .billingModeOverride(BillingMode.PAY_PER_REQUEST));
    }

    /// Returns when the table can be used: after minutes to hours.
    void await(StatusLine status) throws InterruptedException {
        var began = System.nanoTime();
        // Just begun it may not be known everywhere.
        while (described(into)
                .filter(table -> table.tableStatus() == TableStatus.ACTIVE)
                .isEmpty()) {
            pause("restoring " + into, began, status);
        }
    }

    /// Gives it what AWS carries over from no table: until the stack begins from it, it may be the only copy of the
    /// events, and the stack begins from a table that can be recovered.
    void protect(StatusLine status) throws InterruptedException {
        recoverable(status);
        var tags = tagsOf(arnOf(from));
        if (!tags.isEmpty()) {
            client.tagResource(tag -> tag.resourceArn(arnOf(into)).tags(tags));
        }
        client.updateTable(update -> update.tableName(into).deletionProtectionEnabled(true));
    }

    /// Without those of AWS itself, which nobody may set.
    private List<Tag> tagsOf(String arn) {
        var tags = new ArrayList<Tag>();
        var next = Optional.<String>empty();
        do {
            var at = next;
            var page = client.listTagsOfResource(list -> list.resourceArn(arn).nextToken(at.orElse(null)));
            page.tags().stream().filter(tag -> !tag.key().startsWith("aws:")).forEach(tags::add);
            next = Optional.ofNullable(page.nextToken());
        } while (next.isPresent());
        return tags;
    }

    private void recoverable(StatusLine status) throws InterruptedException {
        var began = System.nanoTime();
        while (true) {
            try {
                client.updateContinuousBackups(update -> update.tableName(into)
                        .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));
                return;
            } catch (ContinuousBackupsUnavailableException notYet) {
                // For some minutes after a table was made AWS is still about to enable backups.
                pause("waiting for backups of " + into, began, status);
            }
        }
    }

    private void pause(String what, long began, StatusLine status) throws InterruptedException {
        status.show("%s for %d s"
                .formatted(what, Duration.ofNanos(System.nanoTime() - began).toSeconds()));
        Thread.sleep(poll.toMillis());
    }

    private String arnOf(String table) {
        return client.describeTable(describe -> describe.tableName(table))
                .table()
                .tableArn();
    }

    private Optional<TableDescription> described(String table) {
        try {
            return Optional.of(
                    client.describeTable(describe -> describe.tableName(table)).table());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }

    private PointInTimeRecoveryDescription span() {
        try {
            var recovery = client.describeContinuousBackups(describe -> describe.tableName(from))
                    .continuousBackupsDescription()
                    .pointInTimeRecoveryDescription();
            if (recovery == null || recovery.latestRestorableDateTime() == null) {
                throw new UserError(
                        "%s has no point-in-time recovery: only staging and production have; name an export with --export"
                                .formatted(from));
            }
            return recovery;
        } catch (TableNotFoundException gone) {
            throw new UserError(
                    "there is no table %s. If it was deleted, AWS keeps its last backup for 35 days: docs/operations/restore.md says how to restore that"
                            .formatted(from));
        }
    }
}

package io.whereabouts.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/// The throughput that a table, with its indexes, serves at once.
///
/// @param name physical
record WarmTable(DynamoDbClient client, String name) {
    private record Warmth(String of, long reads, long writes) {
        boolean isBelow(long otherReads, long otherWrites) {
            return reads < otherReads || writes < otherWrites;
        }

        @Override
        public String toString() {
            return "%s%,d reads and %,d writes a second".formatted(of, reads, writes);
        }
    }

    boolean isBelow(long reads, long writes) {
        return warmths().stream().anyMatch(warmth -> warmth.isBelow(reads, writes));
    }

    /// DynamoDB refuses to take less, so what is warmer stays as it is.
    void warm(long reads, long writes) {
        var table = describe();
        var own = warmth(table);
        var indexes = new ArrayList<GlobalSecondaryIndexUpdate>();
        for (var index : table.globalSecondaryIndexes()) {
            var warmth = warmth(index);
            indexes.add(GlobalSecondaryIndexUpdate.builder()
                    .update(update -> update.indexName(index.indexName())
                            .warmThroughput(warm -> warm.readUnitsPerSecond(Math.max(reads, warmth.reads()))
                                    .writeUnitsPerSecond(Math.max(writes, warmth.writes()))))
                    .build());
        }
        update(update -> {
            update.tableName(name)
                    .warmThroughput(warm -> warm.readUnitsPerSecond(Math.max(reads, own.reads()))
                            .writeUnitsPerSecond(Math.max(writes, own.writes())));
            if (!indexes.isEmpty()) {
                update.globalSecondaryIndexUpdates(indexes);
            }
        });
    }

    /// Its maximum is the stack's own bound of what can be spent: warmth above it would be paid for and never used.
    void verifyAllows(long reads, long writes) {
        var most = describe().onDemandThroughput();
        if (most != null
                && (isAbove(reads, most.maxReadRequestUnits()) || isAbove(writes, most.maxWriteRequestUnits()))) {
            throw new UserError(
                    "%s takes %s reads and %s writes a second at most, by the stack's settings mostReadUnits and mostWriteUnits: raise them first, or warm it less"
                            .formatted(name, most.maxReadRequestUnits(), most.maxWriteRequestUnits()));
        }
    }

    private void update(Consumer<UpdateTableRequest.Builder> change) {
        try {
            client.updateTable(change);
        } catch (ResourceInUseException busy) {
            throw new UserError(
                    "%s is being changed already, by another warming or a deployment; do the same again when that is done"
                            .formatted(name));
        } catch (LimitExceededException full) {
            throw new UserError(
                    "AWS does not warm %s now: too much is being changed in the account, or by too much (%s); do the same again later, or ask for less"
                            .formatted(name, full.awsErrorDetails().errorMessage()));
        }
    }

    /// Without a maximum it is absent, or -1.
    private static boolean isAbove(long asked, @Nullable Long most) {
        return most != null && most > 0 && asked > most;
    }

    boolean isActive() {
        var table = describe();
        return table.tableStatus() == TableStatus.ACTIVE
                && isDone(
                        Optional.ofNullable(table.warmThroughput()).map(TableWarmThroughputDescription::statusAsString))
                && table.globalSecondaryIndexes().stream()
                        .allMatch(index -> index.indexStatus() == IndexStatus.ACTIVE
                                && isDone(Optional.ofNullable(index.warmThroughput())
                                        .map(GlobalSecondaryIndexWarmThroughputDescription::statusAsString)));
    }

    private static boolean isDone(Optional<String> status) {
        return status.filter(text -> !text.equals("ACTIVE")).isEmpty();
    }

    private List<Warmth> warmths() {
        var table = describe();
        var all = new ArrayList<Warmth>();
        all.add(warmth(table));
        table.globalSecondaryIndexes().forEach(index -> all.add(warmth(index)));
        return all;
    }

    private static Warmth warmth(TableDescription table) {
        var warm = table.warmThroughput();
        return warm == null
                ? new Warmth("", 0, 0)
                : new Warmth("", orNone(warm.readUnitsPerSecond()), orNone(warm.writeUnitsPerSecond()));
    }

    private static Warmth warmth(GlobalSecondaryIndexDescription index) {
        var warm = index.warmThroughput();
        var of = "its index " + index.indexName() + " ";
        return warm == null
                ? new Warmth(of, 0, 0)
                : new Warmth(of, orNone(warm.readUnitsPerSecond()), orNone(warm.writeUnitsPerSecond()));
    }

    private static long orNone(@Nullable Long units) {
        return units == null ? 0 : units;
    }

    private TableDescription describe() {
        return client.describeTable(describe -> describe.tableName(name)).table();
    }

    @Override
    public String toString() {
        return warmths().stream().map(Warmth::toString).collect(Collectors.joining(", "));
    }
}

package io.whereabouts.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexUpdate;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexWarmThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.IndexStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TableWarmThroughputDescription;

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
        client.updateTable(update -> {
            update.tableName(name)
                    .warmThroughput(warm -> warm.readUnitsPerSecond(Math.max(reads, own.reads()))
                            .writeUnitsPerSecond(Math.max(writes, own.writes())));
            if (!indexes.isEmpty()) {
                update.globalSecondaryIndexUpdates(indexes);
            }
        });
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

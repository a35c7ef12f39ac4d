package io.whereabouts.eventstore.memory;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// What requests consume: "DynamoDB read and write operations" in the developer guide.
final class Capacity {
    private static final long READ = 4 * 1024;
    private static final long WRITE = 1024;

    private Capacity() {}

    /// @param bytes of one item, or of all that a query read together
    static double reading(long bytes, boolean consistent) {
        return units(bytes, READ) * (consistent ? 1 : 0.5);
    }

    static double writing(long bytes) {
        return units(bytes, WRITE);
    }

    private static double units(long bytes, long unit) {
        return Math.max(1, Math.ceilDiv(bytes, unit));
    }

    static Optional<ConsumedCapacity> asked(ReturnConsumedCapacity how, String table, double units) {
        return isAsked(how)
                ? Optional.of(ConsumedCapacity.builder()
                        .tableName(table)
                        .capacityUnits(units)
                        .build())
                : Optional.empty();
    }

    /// @param units by table
    static Collection<ConsumedCapacity> asked(ReturnConsumedCapacity how, Map<String, Double> units) {
        return new TreeMap<>(units)
                .entrySet().stream()
                        .flatMap(table -> asked(how, table.getKey(), table.getValue()).stream())
                        .toList();
    }

    static boolean isAsked(ReturnConsumedCapacity how) {
        return how == ReturnConsumedCapacity.TOTAL || how == ReturnConsumedCapacity.INDEXES;
    }
}

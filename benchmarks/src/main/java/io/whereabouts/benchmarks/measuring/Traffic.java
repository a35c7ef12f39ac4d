package io.whereabouts.benchmarks.measuring;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What went to DynamoDB, as its answers say.
///
/// @param requests by action, such as `PutItem`; one is one round trip
/// @param refused of them: answered with an error, such as a condition that did not hold
/// @param readUnits as the answers say; a refused read says nothing
/// @param writeUnits as the answers say (of a transaction DynamoDB Local says half of what AWS takes), and one for a
/// refused put: what AWS takes for it (items up to 1 KB), though
///                   the answer does not say so
public record Traffic(SortedMap<String, Long> requests, long refused, double readUnits, double writeUnits) {

    static final Traffic NONE = new Traffic(new TreeMap<>(), 0, 0, 0);

    public long roundTrips() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    Traffic plus(Traffic other) {
        var both = new TreeMap<>(requests);
        other.requests.forEach((action, count) -> both.merge(action, count, Long::sum));
        return new Traffic(both, refused + other.refused, readUnits + other.readUnits, writeUnits + other.writeUnits);
    }

    static Traffic of(String action, boolean refused, double readUnits, double writeUnits) {
        return new Traffic(new TreeMap<>(Map.of(action, 1L)), refused ? 1 : 0, readUnits, writeUnits);
    }
}

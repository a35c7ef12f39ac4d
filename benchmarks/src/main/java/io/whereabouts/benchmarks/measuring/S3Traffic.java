package io.whereabouts.benchmarks.measuring;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What went to S3 and came back.
///
/// @param requests by operation, such as `GetObject`; one is one round trip
/// @param received bytes of bodies
public record S3Traffic(SortedMap<String, Long> requests, long received) {
    static final S3Traffic NONE = new S3Traffic(new TreeMap<>(), 0);

    static S3Traffic of(String operation, long received) {
        return new S3Traffic(new TreeMap<>(Map.of(operation, 1L)), received);
    }

    public long roundTrips() {
        return requests.values().stream().mapToLong(Long::longValue).sum();
    }

    S3Traffic plus(S3Traffic other) {
        var both = new TreeMap<>(requests);
        other.requests.forEach((operation, count) -> both.merge(operation, count, Long::sum));
        return new S3Traffic(both, received + other.received);
    }
}

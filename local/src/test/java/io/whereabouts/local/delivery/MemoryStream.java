package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A stream whose shards hold what the test puts there.
final class MemoryStream implements TableStream {
    static final String NAME = "arn:aws:dynamodb:eu-central-1:123456789012:table/events/stream/2026-11-21";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Optional<String>> parents = new LinkedHashMap<>();
    private final Map<String, List<Change>> changes = new LinkedHashMap<>();
    private final List<String> closed = new ArrayList<>();

    synchronized void shard(String id, Optional<String> parent) {
        parents.put(id, parent);
        changes.put(id, new ArrayList<>());
    }

    synchronized void close(String shard) {
        closed.add(shard);
    }

    /// @param value `key` or `key/more`
    /// @param kind `scan` passes the filter of the tests
    synchronized void put(String shard, String value, String kind) {
        var sequence = "%021d".formatted(sequences());
        var json = JSON.createObjectNode().put("eventName", "INSERT");
        var image = json.putObject("dynamodb").putObject("NewImage");
        image.putObject("kind").put("S", kind);
        image.putObject("value").put("S", value);
        of(shard).add(new Change(sequence, Instant.EPOCH, value.replaceAll("/.*", ""), json));
    }

    private int sequences() {
        return changes.values().stream().mapToInt(List::size).sum() + 1;
    }

    private List<Change> of(String shard) {
        return changes.getOrDefault(shard, List.of());
    }

    @Override
    public synchronized Description describe(String table) {
        return new Description(
                NAME,
                parents.entrySet().stream()
                        .map(shard -> new Shard(shard.getKey(), shard.getValue()))
                        .toList());
    }

    @Override
    public Reader read(String stream, String shard, Optional<String> after) {
        return new Reader() {
            private Optional<String> last = after;

            @Override
            public Page next() {
                synchronized (MemoryStream.this) {
                    var some = of(shard).stream()
                            .filter(change ->
                                    last.isEmpty() || change.sequenceNumber().compareTo(last.get()) > 0)
                            .limit(25)
                            .toList();
                    if (!some.isEmpty()) {
                        last = Optional.of(some.get(some.size() - 1).sequenceNumber());
                    }
                    return new Page(some, some.isEmpty() && closed.contains(shard));
                }
            }
        };
    }
}

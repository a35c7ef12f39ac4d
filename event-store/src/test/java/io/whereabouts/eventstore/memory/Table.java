package io.whereabouts.eventstore.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;

/// The items of one table, and how it was a few writes ago. Whoever calls holds the lock of [Storage].
final class Table {
    private static final int REMEMBERED = 16;

    final String name;
    final Schema schema;
    final CreateTableRequest made;
    private final NavigableMap<Key, Map<String, AttributeValue>> items = new TreeMap<>();
    private final Deque<Write> recent = new ArrayDeque<>();
    private final Set<Key> inFlight = new HashSet<>();

    private record Write(Key key, Optional<Map<String, AttributeValue>> before) {}

    Table(CreateTableRequest made) {
        this.name = made.tableName();
        this.schema = Schema.of(made);
        this.made = made;
    }

    Optional<Map<String, AttributeValue>> get(Key key) {
        return Optional.ofNullable(items.get(key));
    }

    /// @param item what stands there from now on; empty for nothing
    void write(Key key, Optional<Map<String, AttributeValue>> item) {
        recent.addFirst(new Write(key, get(key)));
        if (recent.size() > REMEMBERED) {
            recent.removeLast();
        }
        replace(items, key, item);
    }

    int size() {
        return items.size();
    }

    /// How many writes an eventually consistent read may not have seen.
    int remembered() {
        return recent.size();
    }

    /// The items as they are, or as they were.
    ///
    /// @param unseen how many of the last writes are not to be seen; with 0 what is written later can be seen
    NavigableMap<Key, Map<String, AttributeValue>> items(int unseen) {
        if (unseen == 0) {
            return items;
        }
        var earlier = new TreeMap<>(items);
        recent.stream().limit(unseen).forEach(write -> replace(earlier, write.key(), write.before()));
        return earlier;
    }

    boolean isInFlight(Key key) {
        return inFlight.contains(key);
    }

    void takeOff(Key key) {
        inFlight.add(key);
    }

    void land(Key key) {
        inFlight.remove(key);
    }

    private static void replace(
            Map<Key, Map<String, AttributeValue>> items, Key key, Optional<Map<String, AttributeValue>> item) {
        item.ifPresentOrElse(there -> items.put(key, there), () -> items.remove(key));
    }
}

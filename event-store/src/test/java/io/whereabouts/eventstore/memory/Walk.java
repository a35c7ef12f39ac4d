package io.whereabouts.eventstore.memory;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// From where to where a page reads, and which of the items there it takes note of.
///
/// @param behind the last item of the page before
/// @param limit items
record Walk(
        boolean forward,
        Optional<Key> behind,
        Optional<Key> first,
        Optional<Key> last,
        Predicate<Map.Entry<Key, Map<String, AttributeValue>>> reads,
        int limit) {

    /// One partition, or a part of it.
    static Walk over(KeyRange range, boolean forward, Optional<Key> behind, int limit) {
        return new Walk(
                forward,
                behind,
                Optional.of(forward ? range.low() : range.high()),
                Optional.of(forward ? range.high() : range.low()),
                item -> range.sort().test(item.getValue()),
                limit);
    }

    /// All partitions of a segment.
    static Walk over(int segment, int segments, Optional<Key> behind, int limit) {
        return new Walk(
                true,
                behind,
                Optional.empty(),
                Optional.empty(),
                item -> item.getKey().isIn(segment, segments),
                limit);
    }

    /// The item that stands next behind another now, wherever others were written or deleted meanwhile.
    ///
    /// @param after empty at the beginning of the page
    Optional<Map.Entry<Key, Map<String, AttributeValue>>> next(
            NavigableMap<Key, Map<String, AttributeValue>> items, Optional<Key> after) {
        var ahead = forward ? items : items.descendingMap();
        var item = after.isPresent() || behind.isPresent()
                ? ahead.higherEntry(after.or(() -> behind).get())
                : first.isPresent() ? ahead.ceilingEntry(first.get()) : ahead.firstEntry();
        while (item != null && !reads.test(item) && !isOver(item.getKey())) {
            item = ahead.higherEntry(item.getKey());
        }
        return Optional.ofNullable(item).filter(there -> !isOver(there.getKey()));
    }

    private boolean isOver(Key key) {
        return last.filter(end -> forward ? key.compareTo(end) > 0 : key.compareTo(end) < 0)
                .isPresent();
    }
}

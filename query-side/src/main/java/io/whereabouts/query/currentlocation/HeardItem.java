package io.whereabouts.query.currentlocation;

import io.whereabouts.events.Tags;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What a row has heard of, as a map in it: a text such as `0-4,6-6` for each tag. Numbers in lists take twice the
/// room.
final class HeardItem {
    private HeardItem() {}

    static AttributeValue attribute(Heard heard) {
        var map = new HashMap<String, AttributeValue>();
        put(map, Tags.LIFE, heard.life());
        put(map, Tags.ITEM, heard.item());
        return AttributeValue.fromM(map);
    }

    static Heard heard(Attributes map) {
        return new Heard(intervals(map, Tags.LIFE), intervals(map, Tags.ITEM));
    }

    private static void put(Map<String, AttributeValue> map, String tag, Intervals intervals) {
        if (!intervals.equals(Intervals.NONE)) {
            map.put(
                    tag,
                    Attributes.of(intervals.intervals().stream()
                            .map(interval -> interval.first() + "-" + interval.last())
                            .collect(Collectors.joining(","))));
        }
    }

    private static Intervals intervals(Attributes map, String tag) {
        return map.find(tag)
                .map(text -> new Intervals(Stream.of(text.s().split(",", -1))
                        .map(HeardItem::interval)
                        .toList()))
                .orElse(Intervals.NONE);
    }

    private static Intervals.Interval interval(String text) {
        var ends = List.of(text.split("-", -1));
        return new Intervals.Interval(Long.parseLong(ends.getFirst()), Long.parseLong(ends.getLast()));
    }
}

package io.whereabouts.query.epcis;

import io.whereabouts.events.epcis.EpcisEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The partitions in which index entries stand. What many events have in common is spread, for DynamoDB writes at most
/// 1,000 entries of one partition in a second; which of its partitions an entry stands in follows from its name.
final class Partitions {
    /// Every event.
    private static final String ALL = "all";

    private static final Map<String, Integer> SPREAD =
            Map.of(ALL, 16, "bizStep", 8, "readPoint", 8, "bizLocation", 8, "class", 8);

    private Partitions() {}

    /// Each partition in which an event stands.
    static Stream<String> of(EpcisEvent event) {
        var digits = Mark.name(event).substring(0, 2);
        return Stream.concat(
                        Stream.of(one(ALL, "", digits)),
                        Field.INDEXED.stream()
                                .flatMap(field -> field.of(event).map(value -> one(field.index(), value, digits))))
                .distinct();
    }

    private static String one(String index, String value, String digits) {
        return partition(index, value, Integer.parseInt(digits, 16) % spread(index));
    }

    /// All that together hold every event.
    static List<String> all() {
        return holding(ALL, "").toList();
    }

    /// All that together hold every event with this value.
    static Stream<String> holding(String index, String value) {
        return IntStream.range(0, spread(index)).mapToObj(part -> partition(index, value, part));
    }

    /// A value is a URI or a word of at most 431 characters; DynamoDB takes 2,048.
    private static String partition(String index, String value, int part) {
        return "%s=%s#%x".formatted(index, value, part);
    }

    private static int spread(String index) {
        return SPREAD.getOrDefault(index, 1);
    }
}

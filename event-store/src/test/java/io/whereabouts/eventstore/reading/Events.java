package io.whereabouts.eventstore.reading;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as the event store writes them.
public final class Events {
    private Events() {}

    /// @param places each `tag number`
    public static List<TableEvent> decision(String id, String... places) {
        var positions = Arrays.stream(places)
                .map(place -> place.split(" ", -1))
                .map(place ->
                        new Place(place[0], "d#" + String.format(Locale.ROOT, "%012d", Integer.parseInt(place[1]))))
                .toList();
        return copies(id, "Opened", positions);
    }

    public static List<TableEvent> observation(String id, String tag) {
        return copies(id, "Seen", List.of(new Place(tag, "o#gate-1##" + id)));
    }

    /// A third of each: observations, decisions with one tag, decisions with two or three.
    public static List<List<TableEvent>> mixed(int events) {
        return IntStream.range(0, events)
                .mapToObj(n -> switch (n % 3) {
                    case 0 -> observation("seen-" + n, "item=" + n / 7);
                    case 1 -> decision("alone-" + n, "life=" + n + " 0");
                    default ->
                        n % 2 == 0
                                ? decision("both-" + n, "life=" + n + " 0", "request=" + n + " 0")
                                : decision("all-" + n, "item=x" + n + " 0", "life=" + n + " 0", "request=" + n + " 0");
                })
                .toList();
    }

    private static List<TableEvent> copies(String id, String type, List<Place> positions) {
        var places = fromL(positions.stream()
                .map(place -> fromM(Map.of("tag", fromS(place.tag()), "position", fromS(place.position()))))
                .toList());
        return positions.stream()
                .map(place -> new TableEvent(Map.<String, AttributeValue>of(
                        "tag", fromS(place.tag()),
                        "position", fromS(place.position()),
                        "eventId", fromS(id),
                        "type", fromS(type),
                        "version", fromS("1"),
                        "recordedAt", fromS("2026-11-01T10:00:00.123Z"),
                        "actor", fromS("sub-1"),
                        "payload", fromS("{\"text\":\"ünï \\\"" + id + "\\\"\"}"),
                        "primary", fromBool(place.equals(positions.getFirst())),
                        "positions", places)))
                .toList();
    }
}

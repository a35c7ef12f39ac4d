package io.whereabouts.eventstore.reading;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An event as the events table holds it.
///
/// @param item one copy of it, with the attributes that the event store's README names
public record TableEvent(Map<String, AttributeValue> item) {
    private static final String EVENT_ID = "eventId";
    private static final String PRIMARY = "primary";
    private static final String POSITIONS = "positions";
    private static final String OBSERVATION = "o#";

    /// @throws IllegalArgumentException if it is an item of another kind
    public TableEvent {
        item = Map.copyOf(item);
        var place = Place.of(item);
        for (var name : List.of(EVENT_ID, "type", "version", "recordedAt", "payload")) {
            if (textOrEmpty(item, name).isEmpty()) {
                throw foreign(place, "no text '%s'".formatted(name));
            }
        }
        if (!positions(item).contains(place)) {
            throw foreign(place, "no list 'positions' that names its own place");
        }
    }

    public String eventId() {
        return textOrEmpty(item, EVENT_ID);
    }

    public String type() {
        return textOrEmpty(item, "type");
    }

    public String version() {
        return textOrEmpty(item, "version");
    }

    public String payload() {
        return textOrEmpty(item, "payload");
    }

    public Instant recordedAt() {
        return Instant.parse(textOrEmpty(item, "recordedAt"));
    }

    public String tag() {
        return place().tag();
    }

    public String position() {
        return place().position();
    }

    /// Of all copies; the first is the primary one.
    public List<Place> positions() {
        return positions(item);
    }

    public boolean isObservation() {
        return position().startsWith(OBSERVATION);
    }

    Place place() {
        return Place.of(item);
    }

    /// The copy that is published, whichever this is.
    TableEvent primary() {
        return copyAt(positions().getFirst());
    }

    /// All that there should be, also those that are missing.
    public List<TableEvent> copies() {
        return positions().stream().map(this::copyAt).toList();
    }

    /// The copies of an event are equal but for their keys, and the first place has the primary one: each can be made
    /// from any other.
    TableEvent copyAt(Place place) {
        if (place.equals(place())) {
            return this;
        }
        var copy = new HashMap<>(item);
        copy.put(Place.TAG, fromS(place.tag()));
        copy.put(Place.POSITION, fromS(place.position()));
        copy.put(PRIMARY, fromBool(place.equals(positions().getFirst())));
        return new TableEvent(copy);
    }

    private static List<Place> positions(Map<String, AttributeValue> item) {
        var positions = item.get(POSITIONS);
        return positions == null || !positions.hasL()
                ? List.of()
                : positions.l().stream().map(place -> Place.of(place.m())).toList();
    }

    private static String textOrEmpty(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null || value.s() == null ? "" : value.s();
    }

    private static IllegalArgumentException foreign(Place place, String lack) {
        return new IllegalArgumentException(
                "item %s has %s, so it was not written by this event store; name an events table or its export"
                        .formatted(place, lack));
    }
}

package io.whereabouts.command.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An item of the events table in DynamoDB's JSON, as the table's stream carries it.
record StoredItem(JsonNode attributes) {
    /// @throws IllegalArgumentException if it is not an item that this version of the contract can read
    RecordedEvent recorded() {
        return new RecordedEvent(
                text("eventId"),
                Instant.parse(text("recordedAt")),
                text("actor"),
                text("correlationId"),
                text("causationId"),
                positions(),
                EventJson.event(text("type"), text("version"), text("payload")));
    }

    private List<TagPosition> positions() {
        var positions = new ArrayList<TagPosition>();
        for (var position : attributes.path("positions").path("L")) {
            var place = new StoredItem(position.path("M"));
            positions.add(new TagPosition(place.text("tag"), place.text("position")));
        }
        return positions;
    }

    private String text(String name) {
        var value = attributes.path(name).path("S");
        if (!value.isTextual()) {
            throw new IllegalArgumentException("attribute '%s' is missing or no string".formatted(name));
        }
        return value.textValue();
    }
}

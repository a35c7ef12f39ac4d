package io.whereabouts.query.drift;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item of the events table, as the contract says.
record StoredEvent(Map<String, AttributeValue> item) {
    static final String TAG = "tag";
    static final String POSITION = "position";

    RecordedEvent recorded() {
        return new RecordedEvent(
                text("eventId"),
                Instant.parse(text("recordedAt")),
                text("actor"),
                text("correlationId"),
                text("causationId"),
                get("positions").l().stream()
                        .map(place -> new StoredEvent(place.m()))
                        .map(place -> new TagPosition(place.text(TAG), place.text(POSITION)))
                        .toList(),
                EventJson.event(text("type"), text("version"), text("payload")));
    }

    String text(String name) {
        return get(name).s();
    }

    private AttributeValue get(String name) {
        return Optional.ofNullable(item.get(name))
                .orElseThrow(() -> new IllegalStateException("a stored event has no " + name));
    }
}

package io.whereabouts.query.epcis;

import io.whereabouts.events.epcis.QueryDocument.Found;
import java.time.Instant;

/// By which time events are in order; each index entry stands in both.
enum Order {
    EVENT_TIME("e#"),
    RECORD_TIME("r#");

    private final String prefix;

    Order(String prefix) {
        this.prefix = prefix;
    }

    /// What the sort keys of this order start with.
    String prefix() {
        return prefix;
    }

    Instant timeOf(Found found) {
        return this == EVENT_TIME ? found.event().eventTime() : found.recordedAt();
    }
}

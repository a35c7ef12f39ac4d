package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// Event buses, as pipes need them.
interface EventSink {
    /// @param detail a JSON object
    record Entry(String source, String detailType, JsonNode detail) {}

    /// Returns when each queue concerned has each event.
    void put(String bus, List<Entry> entries) throws Undelivered, InterruptedException;
}

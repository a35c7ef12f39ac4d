package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// An event of the log as the history answers it.
///
/// @param size of its line in characters
record Entry(Mark mark, ObjectNode document, int size) {
    private static final List<String> SHOWN =
            List.of("eventId", "type", "version", "recordedAt", "effectiveAt", "actor", "correlationId", "causationId");

    static JsonNode parsed(String line) {
        try {
            return Json.MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new Damaged("has a line that is not JSON", e);
        }
    }

    /// @param detail an event as the bus carried it
    static Entry of(JsonNode detail, int size) {
        var payload = detail.path("payload");
        var document = Json.MAPPER.createObjectNode();
        SHOWN.stream().filter(detail::has).forEach(name -> document.set(name, detail.get(name)));
        document.set("happenedAt", payload.path("happenedAt"));
        document.set("payload", payload);
        try {
            var mark = new Mark(
                    Instant.parse(detail.path("effectiveAt").asText()),
                    Instant.parse(detail.path("recordedAt").asText()),
                    detail.path("eventId").asText());
            return new Entry(mark, document, size);
        } catch (DateTimeException e) {
            throw new Damaged("has an event without its times", e);
        }
    }

    /// Where an event stands in the history, and so where a page ends. Sorts as everywhere: effective time, time of
    /// recording, id.
    record Mark(Instant effectiveAt, Instant recordedAt, String eventId) implements Comparable<Mark> {
        private static final Comparator<Mark> ORDER = Comparator.comparing(Mark::effectiveAt)
                .thenComparing(Mark::recordedAt)
                .thenComparing(Mark::eventId);

        boolean isBefore(Entry entry) {
            return compareTo(entry.mark()) < 0;
        }

        @Override
        public int compareTo(Mark other) {
            return ORDER.compare(this, other);
        }
    }
}

package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.whereabouts.query.http.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// An event of the log as the history answers it. Entries sort as everywhere: effective time, time of recording,
/// id.
///
/// @param size of its line in characters
record Entry(Instant effectiveAt, Instant recordedAt, String eventId, ObjectNode document, int size)
        implements Comparable<Entry> {
    private static final List<String> SHOWN =
            List.of("eventId", "type", "version", "recordedAt", "effectiveAt", "actor", "correlationId", "causationId");

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::effectiveAt)
            .thenComparing(Entry::recordedAt)
            .thenComparing(Entry::eventId);

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
            return new Entry(
                    Instant.parse(detail.path("effectiveAt").asText()),
                    Instant.parse(detail.path("recordedAt").asText()),
                    detail.path("eventId").asText(),
                    document,
                    size);
        } catch (DateTimeException e) {
            throw new Damaged("has an event without its times", e);
        }
    }

    /// Where a page ended.
    record Mark(Instant effectiveAt, Instant recordedAt, String eventId) {
        boolean isBefore(Entry entry) {
            return ORDER.compare(new Entry(effectiveAt, recordedAt, eventId, entry.document(), 0), entry) < 0;
        }
    }

    Mark mark() {
        return new Mark(effectiveAt, recordedAt, eventId);
    }

    @Override
    public int compareTo(Entry other) {
        return ORDER.compare(this, other);
    }
}

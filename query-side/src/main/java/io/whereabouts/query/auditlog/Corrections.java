package io.whereabouts.query.auditlog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was retracted stays in the history, and is marked there: by which correction, and why.
final class Corrections {
    private Corrections() {}

    /// @param history of one package, all of it, oldest first: the last correction of an entry counts
    static void mark(List<Entry> history) {
        var corrections = new HashMap<String, ObjectNode>();
        for (var entry : history) {
            var payload = entry.document().path("payload");
            switch (entry.document().path("type").asText()) {
                case "PackingRetracted" ->
                    corrections.put(payload.path("retracted").asText(), entry.document());
                case "ScanRetracted" ->
                    corrections.put(payload.at("/retracted/eventId").asText(), entry.document());
                default -> {}
            }
        }
        history.forEach(entry -> mark(entry, corrections));
    }

    private static void mark(Entry entry, Map<String, ObjectNode> corrections) {
        Optional.ofNullable(corrections.get(entry.mark().eventId()))
                .filter(correction -> !correction.at("/payload/standing").asBoolean())
                .ifPresent(correction -> entry.document()
                        .putObject("retracted")
                        .put("by", correction.path("eventId").asText())
                        .put("reason", correction.at("/payload/reason").asText()));
    }
}

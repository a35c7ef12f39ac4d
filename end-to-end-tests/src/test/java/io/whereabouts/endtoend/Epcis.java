package io.whereabouts.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a partner's system would send.
final class Epcis {
    static final String ID = "urn:uuid:374d95fc-9457-4a51-bd6a-0bba133845a8";

    private Epcis() {}

    static Map<String, Object> document(Object... events) {
        return Map.of(
                "@context",
                        List.of(
                                "https://ref.gs1.org/standards/epcis/epcis-context.jsonld",
                                Map.of(
                                        "example", "https://ns.example.com/",
                                        "whereabouts", "https://whereabouts.io/epcis/")),
                "type", "EPCISDocument",
                "schemaVersion", "2.0",
                "creationDate", Instant.now().toString(),
                "epcisBody", Map.of("eventList", List.of(events)));
    }

    static List<JsonNode> events(Api.Answer answer) {
        return Api.items(answer.json().at("/epcisBody/queryResults/resultsBody/eventList"));
    }

    /// @param sscc as an element string
    static Map<String, Object> seen(String sscc, Journey.Point at) {
        return Map.of(
                "eventID",
                ID,
                "type",
                "ObjectEvent",
                "action",
                "OBSERVE",
                "eventTime",
                Instant.now().toString(),
                "eventTimeZoneOffset",
                "+00:00",
                "epcList",
                List.of("https://id.gs1.org/00/" + sscc.substring(2)),
                "readPoint",
                Map.of("id", "geo:%s,%s,%s".formatted(at.latitude(), at.longitude(), at.altitude())));
    }
}

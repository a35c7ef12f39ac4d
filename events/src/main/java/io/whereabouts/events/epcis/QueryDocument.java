package io.whereabouts.events.epcis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An EPCISQueryDocument (EPCIS 2.0 §8.2): what a query answers with, in JSON-LD.
public final class QueryDocument {
    private static final Json VERSION = new Json.Str("2.0");

    /// An event, and when we recorded it.
    public record Found(EpcisEvent event, Instant recordedAt) {
        private Json.Obj json() {
            return event.json().with("recordTime", new Json.Str(recordedAt.toString()));
        }
    }

    private QueryDocument() {}

    /// What the events' contexts add to GS1's becomes the document's, as long as no prefix means two things; an event
    /// for which it would keeps its own.
    public static Json.Obj of(List<Found> found, Instant createdAt) {
        var shared = new TreeMap<String, Json>();
        var events = new ArrayList<Json>();
        for (var each : found) {
            var event = each.json();
            events.add(isShared(event, shared) ? event.without("@context") : event);
        }
        var context = new ArrayList<Json>(List.of(Contexts.GS1));
        if (!shared.isEmpty()) {
            context.add(new Json.Obj(shared));
        }
        var results = new Json.Obj(Map.of(
                "queryName",
                new Json.Str("SimpleEventQuery"),
                "resultsBody",
                new Json.Obj(Map.of("eventList", new Json.Arr(events)))));
        return new Json.Obj(Map.of(
                "@context",
                new Json.Arr(context),
                "type",
                new Json.Str("EPCISQueryDocument"),
                "schemaVersion",
                VERSION,
                "creationDate",
                new Json.Str(createdAt.toString()),
                "epcisBody",
                new Json.Obj(Map.of("queryResults", results))));
    }

    /// One event by itself.
    public static Json.Obj of(Found found) {
        var event = found.json();
        var context = new ArrayList<Json>(List.of(Contexts.GS1));
        context.addAll(event.list("@context"));
        return event.with("@context", new Json.Arr(context));
    }

    private static boolean isShared(Json.Obj event, Map<String, Json> shared) {
        var more = new TreeMap<String, Json>();
        for (var entry : event.list("@context")) {
            if (!(entry instanceof Json.Obj object)) {
                return false; // another's context stays with its event
            }
            for (var field : object.fields().entrySet()) {
                var before = shared.getOrDefault(field.getKey(), more.get(field.getKey()));
                if (field.getKey().startsWith("@") || (before != null && !before.equals(field.getValue()))) {
                    return false;
                }
                more.put(field.getKey(), field.getValue());
            }
        }
        shared.putAll(more);
        return true;
    }
}

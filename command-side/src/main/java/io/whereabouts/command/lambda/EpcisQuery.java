package io.whereabouts.command.lambda;

import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.EpcisEventId;
import io.whereabouts.events.Tags;
import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.events.epcis.QueryDocument;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Captured events by their ids, from where they are stored: what is captured is found at once.
final class EpcisQuery {
    private static final int MOST_IDS = 100;

    private final StoredObservations stored;
    private final Instant now;

    EpcisQuery(StoredObservations stored, Instant now) {
        this.stored = stored;
        this.now = now;
    }

    /// @param query `EQ_eventID`, with `|` between several
    /// @return an EPCISQueryDocument
    String byIds(Map<String, String> query) {
        query.keySet().stream()
                .filter(name -> !name.equals("EQ_eventID"))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw parameter(name, "parameter %s is not supported; EQ_eventID is".formatted(shown(name)));
                });
        var ids = Arrays.stream(query.getOrDefault("EQ_eventID", "").split("\\|", -1))
                .map(id -> id(id, "EQ_eventID"))
                .distinct()
                .toList();
        if (ids.size() > MOST_IDS) {
            throw parameter("EQ_eventID", "EQ_eventID names at most %d events, not %d".formatted(MOST_IDS, ids.size()));
        }
        var found = new ArrayList<Found>();
        ids.forEach(id -> found.addAll(found(id)));
        found.sort(
                Comparator.comparing((Found each) -> each.event().eventTime()).reversed());
        return QueryDocument.of(found, now).text();
    }

    /// An event and, if there is one, its error declaration.
    ///
    /// @return an EPCISQueryDocument
    String byId(String path) {
        var found = found(id(path, "event"));
        if (found.isEmpty()) {
            throw new Refusal(404, "no event with this eventID was captured").typed("NoSuchResourceException");
        }
        return QueryDocument.of(found, now).text();
    }

    private List<Found> found(EpcisEventId id) {
        var tag = Tags.EPCIS + "=" + EpcisEventCaptured.subjectOf(id);
        return List.of("event", "error").stream()
                .flatMap(kind -> stored.find(tag, kind).stream())
                .map(each ->
                        new Found(EpcisEvent.read(((EpcisEventCaptured) each.event()).document()), each.recordedAt()))
                .toList();
    }

    private static EpcisEventId id(String text, String name) {
        try {
            return new EpcisEventId(text);
        } catch (IllegalArgumentException e) {
            throw parameter(name, "%s: %s".formatted(name, e.getMessage()));
        }
    }

    private static Refusal parameter(String name, String detail) {
        return Refusal.ofField(shown(name), detail).typed("QueryParameterException");
    }

    private static String shown(String name) {
        var printable = name.replaceAll("[^!-~]", "?");
        return printable.length() <= 40 ? printable : printable.substring(0, 40) + "…";
    }
}

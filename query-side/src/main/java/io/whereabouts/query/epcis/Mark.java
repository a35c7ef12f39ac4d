package io.whereabouts.query.epcis;

import io.whereabouts.events.EpcisEventCaptured;
import io.whereabouts.events.EpcisEventId;
import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where an event stands in an order: time, then name. Of one width, so that it sorts as text in Java and in DynamoDB
/// alike.
///
/// @param text `2026-11-01T09:00:00.000000000Z#<hash of the eventID>#event`, or `#error` for an error declaration
record Mark(String text) implements Comparable<Mark> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern FORM = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{9}Z#[0-9a-f]{64}#(?:event|error)");

    Mark {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is no place in an order of events".formatted(text));
        }
    }

    static Mark of(Order order, Found found) {
        return new Mark(time(order.timeOf(found)) + "#" + name(found.event()));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    /// Of an event for all time: its id, and whether it declares an error.
    static String name(EpcisEvent event) {
        return hash(event.eventId()) + (event.isErrorDeclaration() ? "#error" : "#event");
    }

    static String hash(String eventId) {
        return EpcisEventCaptured.subjectOf(new EpcisEventId(eventId));
    }

    String name() {
        return text.substring(text.indexOf('#') + 1);
    }

    @Override
    public int compareTo(Mark other) {
        return text.compareTo(other.text);
    }
}

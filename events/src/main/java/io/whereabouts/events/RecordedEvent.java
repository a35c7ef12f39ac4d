package io.whereabouts.events;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/// An event as the store holds it and the bus carries it.
///
/// @param eventId a UUID in lower case; the same event has the same one however often it is delivered
/// @param recordedAt when it was stored
/// @param actor the subject of the token that caused it: never a name
/// @param correlationId of the HTTP request that it came from
/// @param causationId of the command that it answers
/// @param positions each place where a copy of it stands in the events table, at least one
public record RecordedEvent(
        String eventId,
        Instant recordedAt,
        String actor,
        String correlationId,
        String causationId,
        List<TagPosition> positions,
        DomainEvent event) {
    private static final Pattern NAME = Pattern.compile("[ -~]{1,255}");

    public RecordedEvent {
        verify("eventId", eventId, EventId.FORM, "a UUID in lower case");
        verify("actor", actor, NAME, "1 to 255 printable ASCII characters");
        verify("correlationId", correlationId, NAME, "1 to 255 printable ASCII characters");
        verify("causationId", causationId, NAME, "1 to 255 printable ASCII characters");
        recordedAt = Moment.within("recordedAt", recordedAt);
        positions = List.copyOf(positions);
        if (positions.isEmpty()) {
            throw new IllegalArgumentException("positions must not be empty: an event stands under one tag at least");
        }
    }

    private static void verify(String name, String value, Pattern form, String rule) {
        if (!form.matcher(value).matches()) {
            throw new IllegalArgumentException("%s must be %s, not '%s'".formatted(name, rule, Shown.of(value)));
        }
    }

    /// The time from which it counts. A scanner's clock that is fast cannot win for ever: a scan counts from the
    /// moment it was recorded at the latest.
    public Instant effectiveAt() {
        return switch (event) {
            case Decision decision -> decision.effectiveAt();
            case Observation seen -> seen.happenedAt().isBefore(recordedAt) ? seen.happenedAt() : recordedAt;
        };
    }
}

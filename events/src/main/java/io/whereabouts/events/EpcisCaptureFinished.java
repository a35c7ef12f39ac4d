package io.whereabouts.events;

import java.time.Instant;
import java.util.List;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A document of EPCIS 2.0 was worked through. The same document sent again is the same job.
///
/// @param job names sender, document and error behaviour
/// @param proceed whether what is right is captured although something else is wrong
/// @param events in the document
/// @param captured of them, now or before
/// @param errors what was wrong, the first hundred, each with its path
/// @param refusals what of the captured events' meaning our rules refused, the first hundred, each with its path
/// @param happenedAt when it was first begun
@Event(namespace = "whereabouts", name = "EpcisCaptureFinished", version = "1")
public record EpcisCaptureFinished(
        EventId job,
        boolean proceed,
        int events,
        int captured,
        List<Text> errors,
        List<Text> refusals,
        Instant happenedAt)
        implements Observation {
    public static final int MOST_EVENTS = 1_000;
    public static final int MOST_ERRORS = 100;

    public EpcisCaptureFinished {
        within("events", events);
        within("captured", captured);
        errors = atMost("errors", errors);
        refusals = atMost("refusals", refusals);
        happenedAt = Moment.within("happenedAt", happenedAt);
    }

    private static List<Text> atMost(String name, List<Text> lines) {
        if (lines.size() > MOST_ERRORS) {
            throw new IllegalArgumentException(
                    "%s must be at most %d, not %d".formatted(name, MOST_ERRORS, lines.size()));
        }
        return List.copyOf(lines);
    }

    private static void within(String name, int count) {
        if (count < 0 || count > MOST_EVENTS) {
            throw new IllegalArgumentException("%s must be from 0 to %d, not %d".formatted(name, MOST_EVENTS, count));
        }
    }

    @Override
    @EventTag(key = Tags.CAPTURE)
    public String subject() {
        return job.value();
    }

    @Override
    public String naturalKey() {
        return "finished";
    }
}

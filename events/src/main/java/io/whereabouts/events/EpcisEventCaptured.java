package io.whereabouts.events;

import java.time.Instant;
import org.axonframework.eventsourcing.annotation.EventTag;
import org.axonframework.messaging.eventhandling.annotation.Event;

/// A partner's system told us an event of EPCIS 2.0. What it means for packages that we track is recorded by events of
/// its own.
///
/// @param errorDeclaration whether it says that the event of that id was wrong, which makes it another event
/// @param document the event as JSON text, so that whoever reads it reads every digit as it was sent
/// @param happenedAt its `eventTime`
@Event(namespace = "whereabouts", name = "EpcisEventCaptured", version = "1")
public record EpcisEventCaptured(EpcisEventId eventId, boolean errorDeclaration, String document, Instant happenedAt)
        implements Observation {
    public EpcisEventCaptured {
        happenedAt = Moment.within("happenedAt", happenedAt);
    }

    @Override
    @EventTag(key = Tags.EPCIS)
    public String subject() {
        return subjectOf(eventId);
    }

    /// What is known under an event id.
    public static String subjectOf(EpcisEventId eventId) {
        return eventId.hash();
    }

    @Override
    public String naturalKey() {
        return errorDeclaration ? "error" : "event";
    }
}

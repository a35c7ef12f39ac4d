package io.whereabouts.command;

import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;

/// The event of a decision, and the id under which it is, or will be, stored.
public record Fact(String eventId, io.whereabouts.events.Decision event) {
    public Instant effectiveAt() {
        return event.effectiveAt();
    }

    /// As it is appended.
    public EventMessage message(MessageTypeResolver types) {
        return new GenericEventMessage(eventId, types.resolveOrThrow(event), event, Map.of(), event.happenedAt());
    }
}

package io.whereabouts.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/// A decision as it was read.
///
/// @param recordedAt by the clock of the store that wrote it
/// @param positions its number under each of its tags
record StoredEvent(EventMessage message, Instant recordedAt, Map<String, Long> positions) {
    String id() {
        return message.identifier();
    }

    Set<Tag> tags() {
        return positions.keySet().stream().map(TagNames::parse).collect(Collectors.toUnmodifiableSet());
    }
}

package io.whereabouts.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/// An event as it was read.
///
/// @param recordedAt by the clock of the store that wrote it
/// @param index its place within its append
/// @param positions its number under each of its tags; -1 for an observation, which has none
record StoredEvent(EventMessage message, Instant recordedAt, int index, Map<String, Long> positions) {
    String id() {
        return message.identifier();
    }

    RecordingToken token() {
        return new RecordingToken(recordedAt, index, id());
    }

    Set<Tag> tags() {
        return positions.keySet().stream().map(TagNames::parse).collect(Collectors.toUnmodifiableSet());
    }
}

package io.whereabouts.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;

/// Turns events into items, so that what cannot be stored fails before anything is written.
final class EventPreparation {
    private final EventItems format;
    private final ObservationKeys keys;

    EventPreparation(EventItems format, ObservationKeys keys) {
        this.format = format;
        this.keys = keys;
    }

    List<PreparedDecision> decisions(List<TaggedEventMessage<?>> events, Instant recordedAt) {
        return IntStream.range(0, events.size())
                .mapToObj(index -> {
                    var event = events.get(index);
                    return new PreparedDecision(
                            event.event().identifier(), tags(event), format.decision(event.event(), index, recordedAt));
                })
                .toList();
    }

    List<PreparedObservation> observations(List<TaggedEventMessage<?>> events, Instant recordedAt) {
        var known = new HashSet<String>();
        return events.stream()
                .map(event -> {
                    var key = keys.keyOf(event.event()).orElseThrow();
                    if (!known.add(key)) {
                        throw new EventStoreException(
                                "observation %s is in one append twice; append each once".formatted(key));
                    }
                    return observation(event, key, recordedAt);
                })
                .toList();
    }

    private PreparedObservation observation(TaggedEventMessage<?> event, String key, Instant recordedAt) {
        var tags = tags(event);
        if (tags.size() != 1) {
            throw new EventStoreException(
                    "observation %s has the tags %s; it is stored once, under exactly one".formatted(key, tags));
        }
        var positions = new TreeMap<>(Map.of(tags.getFirst(), Positions.observation(key)));
        var id = observationId(tags.getFirst(), key).toString();
        var content = format.content(event.event(), id, recordedAt);
        return new PreparedObservation(
                key,
                Objects.requireNonNull(event.event().payload()),
                format.copies(content, positions).getFirst());
    }

    private static SortedSet<String> tags(TaggedEventMessage<?> event) {
        var tags = new TreeSet<String>();
        event.tags().forEach(tag -> tags.add(TagNames.of(tag)));
        if (tags.isEmpty()) {
            throw new EventStoreException(
                    "event %s has no tag, so nobody would find it; tag a property of it (@EventTag)"
                            .formatted(event.event().type()));
        }
        return tags;
    }

    /// The same observation has the same id wherever it is recorded: a UUID of version 8 (RFC 9562 §5.8), SHA-256
    /// of the tag, a line feed and the key.
    static UUID observationId(String tag, String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest((tag + "\n" + key).getBytes(StandardCharsets.UTF_8));
            var bits = ByteBuffer.wrap(hash);
            var high = (bits.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
            var low = (bits.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

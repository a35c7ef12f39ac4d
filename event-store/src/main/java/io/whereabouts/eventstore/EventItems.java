package io.whereabouts.eventstore;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.conversion.ConversionException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.EventConverter;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Events to items and back: the form of the events table, which the publishing path and every rebuild read too.
final class EventItems {
    static final String TAG = "tag";
    static final String POSITION = "position";
    static final String EVENT_ID = "eventId";
    static final String TYPE = "type";
    static final String VERSION = "version";
    static final String PAYLOAD = "payload";

    /// An event and its place on the bus have to fit EventBridge's 256 KB, and an item is read at every decision.
    static final int LARGEST = 200 * 1024;

    private static final String RECORDED_AT = "recordedAt";
    private static final String TIMESTAMP = "timestamp";
    private static final String INDEX = "index";
    private static final String PRIMARY = "primary";
    private static final String POSITIONS = "positions";
    private static final String METADATA = "metadata";
    private static final Set<String> OWN_ATTRIBUTES = Set.of("actor", "correlationId", "causationId");
    private static final int LONGEST_POSITION = 1_024; // bytes of a DynamoDB sort key

    private final TypeNames types;
    private final EventConverter converter;

    EventItems(TypeNames types, EventConverter converter) {
        this.types = types;
        this.converter = converter;
    }

    /// What all copies of a decision have in common. The time that its message bears is kept if it is another
    /// than that of recording, and its place within the append if it is not the first.
    Map<String, AttributeValue> decision(EventMessage event, int index, Instant recordedAt) {
        var content = content(event, event.identifier(), recordedAt);
        if (!event.timestamp().equals(recordedAt)) {
            content.put(TIMESTAMP, fromS(event.timestamp().toString()));
        }
        if (index > 0) {
            content.put(INDEX, fromN(String.valueOf(index)));
        }
        return content;
    }

    Map<String, AttributeValue> content(EventMessage event, String eventId, Instant recordedAt) {
        var content = new HashMap<String, AttributeValue>();
        content.put(EVENT_ID, fromS(eventId));
        content.put(TYPE, fromS(types.stored(event.type().qualifiedName())));
        content.put(VERSION, fromS(event.type().version()));
        content.put(RECORDED_AT, fromS(recordedAt.toString()));
        content.put(PAYLOAD, fromS(payload(event)));
        var others = new HashMap<String, AttributeValue>();
        event.metadata().forEach((name, value) -> {
            if (value != null) {
                (OWN_ATTRIBUTES.contains(name) ? content : others).put(name, fromS(value));
            }
        });
        if (!others.isEmpty()) {
            content.put(METADATA, fromM(others));
        }
        return content;
    }

    /// A copy under each tag, the first of them primary: only that one is published.
    List<Map<String, AttributeValue>> copies(Map<String, AttributeValue> content, SortedMap<String, String> positions) {
        var places = fromL(positions.entrySet().stream()
                .map(place -> fromM(Map.of(TAG, fromS(place.getKey()), POSITION, fromS(place.getValue()))))
                .toList());
        var copies = new ArrayList<Map<String, AttributeValue>>();
        positions.forEach((tag, position) -> {
            var copy = new HashMap<>(content);
            copy.put(TAG, fromS(tag));
            copy.put(POSITION, fromS(position));
            copy.put(PRIMARY, fromBool(copies.isEmpty()));
            copy.put(POSITIONS, places);
            copies.add(verified(copy));
        });
        return copies;
    }

    StoredEvent read(Map<String, AttributeValue> item) {
        var recordedAt = Instant.parse(text(item, RECORDED_AT));
        var positions = new TreeMap<String, Long>();
        for (var place : attribute(item, POSITIONS).l()) {
            positions.put(text(place.m(), TAG), Positions.number(text(place.m(), POSITION)));
        }
        var metadata = new HashMap<String, String>();
        OWN_ATTRIBUTES.forEach(
                name -> Optional.ofNullable(item.get(name)).ifPresent(value -> metadata.put(name, value.s())));
        Optional.ofNullable(item.get(METADATA))
                .ifPresent(others -> others.m().forEach((name, value) -> metadata.put(name, value.s())));
        return new StoredEvent(
                new GenericEventMessage(
                        text(item, EVENT_ID),
                        new MessageType(types.read(text(item, TYPE)), text(item, VERSION)),
                        text(item, PAYLOAD),
                        metadata,
                        Optional.ofNullable(item.get(TIMESTAMP))
                                .map(stamp -> Instant.parse(stamp.s()))
                                .orElse(recordedAt)),
                recordedAt,
                Optional.ofNullable(item.get(INDEX))
                        .map(index -> Integer.valueOf(index.n()))
                        .orElse(0),
                positions);
    }

    static boolean isPrimary(Map<String, AttributeValue> item) {
        return Boolean.TRUE.equals(attribute(item, PRIMARY).bool());
    }

    /// Whether an item holds the same payload, whatever its text: another release may have written the fields in
    /// another order. One that cannot be read is another.
    boolean holdsPayload(Map<String, AttributeValue> item, Object payload) {
        try {
            return payload.equals(converter.convert(text(item, PAYLOAD), payload.getClass()));
        } catch (ConversionException unreadable) {
            return false;
        }
    }

    static String text(Map<String, AttributeValue> item, String name) {
        return attribute(item, name).s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .orElseThrow(() -> new EventStoreException(
                        "item %s %s has no attribute '%s', so it was not written by this event store"
                                .formatted(item.get(TAG), item.get(POSITION), name)));
    }

    private String payload(EventMessage event) {
        return Objects.requireNonNull(
                converter.<EventMessage, String>convertPayload(event, String.class),
                () -> "the payload of %s is nothing; an event store keeps what happened".formatted(event.type()));
    }

    private static Map<String, AttributeValue> verified(Map<String, AttributeValue> copy) {
        var size = ItemSize.of(copy);
        if (size > LARGEST) {
            throw new EventStoreException(
                    "event %s would be stored in %,d bytes, the most is %,d; keep large content elsewhere and store where it is"
                            .formatted(text(copy, TYPE), size, LARGEST));
        }
        if (text(copy, POSITION).getBytes(StandardCharsets.UTF_8).length > LONGEST_POSITION) {
            throw new EventStoreException("the key of observation %s is longer than the %d bytes of a DynamoDB sort key"
                    .formatted(text(copy, TYPE), LONGEST_POSITION));
        }
        return copy;
    }
}

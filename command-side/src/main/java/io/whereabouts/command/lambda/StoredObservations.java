package io.whereabouts.command.lambda;

import io.whereabouts.events.DomainEvent;
import io.whereabouts.events.EventId;
import io.whereabouts.events.json.EventJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Looks an observation up that is stored. It never changes, so whoever has read it may rely on it.
@FunctionalInterface
interface StoredObservations {
    record Stored(EventId eventId, Instant recordedAt, DomainEvent event) {
        Instant effectiveAt() {
            return event.happenedAt().isBefore(recordedAt) ? event.happenedAt() : recordedAt;
        }
    }

    /// @param tag key and value of the tag under which it stands
    /// @throws Unavailable if it cannot be read now
    Optional<Stored> find(String tag, String naturalKey);

    /// @param table the events table
    static StoredObservations in(DynamoDbClient client, String table) {
        return (tag, naturalKey) -> {
            var key = Map.of("tag", AttributeValue.fromS(tag), "position", AttributeValue.fromS("o#" + naturalKey));
            try {
                var item = client.getItem(get -> get.tableName(table).key(key).consistentRead(true))
                        .item();
                return item.isEmpty() ? Optional.empty() : Optional.of(stored(item));
            } catch (SdkException e) {
                throw new Unavailable("an observation could not be read", e);
            }
        };
    }

    private static Stored stored(Map<String, AttributeValue> item) {
        return new Stored(
                new EventId(text(item, "eventId")),
                Instant.parse(text(item, "recordedAt")),
                EventJson.event(text(item, "type"), text(item, "version"), text(item, "payload")));
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("a stored observation has no " + name));
    }
}

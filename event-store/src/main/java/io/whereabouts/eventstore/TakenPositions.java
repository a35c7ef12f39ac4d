package io.whereabouts.eventstore;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/// Looks whether anything stands at given positions: one consistent BatchGetItem for up to 100 tags.
final class TakenPositions {
    private static final int MOST_KEYS = 100; // of a BatchGetItem

    private final DynamoDbClient client;
    private final String table;
    private final Pause pause;

    TakenPositions(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.table = table;
        this.pause = pause;
    }

    /// @return the tags whose position is taken
    Set<String> of(Map<String, Long> positions) {
        var keys = positions.entrySet().stream()
                .map(place -> key(place.getKey(), place.getValue()))
                .toList();
        var taken = new TreeSet<String>();
        for (var from = 0; from < keys.size(); from += MOST_KEYS) {
            taken.addAll(found(keys.subList(from, Math.min(from + MOST_KEYS, keys.size()))));
        }
        return taken;
    }

    private Set<String> found(List<Map<String, AttributeValue>> keys) {
        var backoff = new Backoff(pause);
        var tags = new TreeSet<String>();
        var left = Map.of(table, asked(keys));
        while (true) {
            var asked = left;
            var answer = client.batchGetItem(batch -> batch.requestItems(asked));
            answer.responses()
                    .getOrDefault(table, List.of())
                    .forEach(item -> tags.add(EventItems.text(item, EventItems.TAG)));
            left = answer.unprocessedKeys();
            if (left.isEmpty()) {
                return tags;
            }
            if (!backoff.pause()) {
                throw new EventStoreException(
                        "table %s is throttled: %d attempts to read heads left some unread; try again later"
                                .formatted(table, backoff.attempts()));
            }
        }
    }

    private static KeysAndAttributes asked(List<Map<String, AttributeValue>> keys) {
        return KeysAndAttributes.builder()
                .keys(keys)
                .consistentRead(true)
                .projectionExpression("#tag")
                .expressionAttributeNames(Map.of("#tag", EventItems.TAG))
                .build();
    }

    private static Map<String, AttributeValue> key(String tag, long position) {
        return Map.of(EventItems.TAG, fromS(tag), EventItems.POSITION, fromS(Positions.decision(position)));
    }
}

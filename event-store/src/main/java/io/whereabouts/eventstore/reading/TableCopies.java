package io.whereabouts.eventstore.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;

/// Reads places of the events table, consistently.
final class TableCopies implements MissingCopies {
    private static final int MOST_KEYS = 100; // of a BatchGetItem

    private final DynamoDbClient client;
    private final String table;
    private final Pace pace;
    private final Patience patience;

    TableCopies(DynamoDbClient client, String table, Pace pace, Patience patience) {
        this.client = client;
        this.table = table;
        this.pace = pace;
        this.patience = patience;
    }

    @Override
    public Map<Place, TableEvent> read(Collection<Place> places) throws InterruptedException {
        var found = new HashMap<Place, TableEvent>();
        var all = List.copyOf(places);
        for (var from = 0; from < all.size(); from += MOST_KEYS) {
            readSome(all.subList(from, Math.min(all.size(), from + MOST_KEYS)), found);
        }
        return found;
    }

    private void readSome(List<Place> places, Map<Place, TableEvent> found) throws InterruptedException {
        List<Map<String, AttributeValue>> keys =
                new ArrayList<>(places.stream().map(Place::key).toList());
        var attempt = 0;
        while (!keys.isEmpty()) {
            var left = readOnce(keys, found);
            attempt = left.size() < keys.size() ? 0 : attempt + 1;
            keys = left;
            if (!keys.isEmpty()) {
                patience.await(
                        Math.max(1, attempt),
                        "reading %d places of table %s".formatted(keys.size(), table),
                        new IllegalStateException("they came back unprocessed"));
            }
        }
    }

    /// @return the keys that came back unprocessed
    private List<Map<String, AttributeValue>> readOnce(
            List<Map<String, AttributeValue>> keys, Map<Place, TableEvent> found) throws InterruptedException {
        var taken = pace.await();
        var answer = patience.ask(
                "reading %d places of table %s".formatted(keys.size(), table),
                () -> client.batchGetItem(batch -> batch.requestItems(Map.of(
                                table,
                                KeysAndAttributes.builder()
                                        .keys(keys)
                                        .consistentRead(true)
                                        .build()))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)));
        pace.settle(
                taken,
                answer.consumedCapacity().stream()
                        .mapToDouble(ConsumedCapacity::capacityUnits)
                        .sum());
        for (var item : answer.responses().getOrDefault(table, List.of())) {
            var copy = new TableEvent(item);
            found.put(copy.place(), copy);
        }
        var left = answer.unprocessedKeys().get(table);
        return left == null ? List.of() : left.keys();
    }
}

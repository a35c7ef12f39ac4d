package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// An events table of its own, filled past the event store.
public final class GivenTable implements AutoCloseable {
    private static final int MOST_WRITES = 25; // of a BatchWriteItem

    public final DynamoDbClient client;
    public final String name;

    public GivenTable(LocalDynamoDb dynamoDb) {
        this.client = dynamoDb.client();
        this.name = dynamoDb.createEventsTable();
    }

    public GivenTable with(Collection<List<TableEvent>> events) {
        var writes = events.stream()
                .flatMap(List::stream)
                .map(copy -> WriteRequest.builder()
                        .putRequest(put -> put.item(copy.item()))
                        .build())
                .toList();
        for (var from = 0; from < writes.size(); from += MOST_WRITES) {
            var some = writes.subList(from, Math.min(writes.size(), from + MOST_WRITES));
            for (var left = Map.of(name, some); !left.isEmpty(); ) {
                var request = left;
                left = client.batchWriteItem(write -> write.requestItems(request))
                        .unprocessedItems();
            }
        }
        return this;
    }

    public GivenTable with(List<TableEvent> event) {
        return with(List.of(event));
    }

    public void lose(TableEvent copy) {
        client.deleteItem(delete -> delete.tableName(name).key(copy.place().key()));
    }

    public Map<Place, Map<String, AttributeValue>> items() {
        var items = new HashMap<Place, Map<String, AttributeValue>>();
        client.scanPaginator(scan -> scan.tableName(name).consistentRead(true))
                .items()
                .forEach(item -> items.put(Place.of(item), item));
        return items;
    }

    @Override
    public void close() {
        client.close();
    }
}

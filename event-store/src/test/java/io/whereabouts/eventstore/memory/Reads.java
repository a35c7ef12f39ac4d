package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.memory.Schedule.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/// Reads of items that are named by their keys. Each item of a batch is read by itself; those of a transaction at
/// once, and only while none of them is in flight.
final class Reads {
    private static final int MOST = 100;

    private final Storage storage;
    private final Schedule schedule;

    Reads(Storage storage, Schedule schedule) {
        this.storage = storage;
        this.schedule = schedule;
    }

    GetItemResponse get(GetItemRequest request) {
        var table = storage.table(request.tableName());
        var consistent = Boolean.TRUE.equals(request.consistentRead());
        var expressions = new Expressions(request.expressionAttributeNames(), Map.of());
        var attributes = expressions.projection(request.projectionExpression());
        expressions.verifyAllUsed();
        var item = read(table, table.schema.keyOf(request.key()), consistent);
        var response = GetItemResponse.builder();
        if (!item.isEmpty()) {
            response.item(only(attributes, item));
        }
        Capacity.asked(request.returnConsumedCapacity(), table.name, Capacity.reading(Values.size(item), consistent))
                .ifPresent(response::consumedCapacity);
        return response.build();
    }

    BatchGetItemResponse batch(BatchGetItemRequest request) {
        var wanted = request.requestItems().values().stream()
                .mapToInt(keys -> keys.keys().size())
                .sum();
        if (wanted == 0 || wanted > MOST) {
            throw Failures.invalid("Too many items requested for the BatchGetItem call");
        }
        var units = new TreeMap<String, Double>();
        var found = new HashMap<String, List<Map<String, AttributeValue>>>();
        request.requestItems().forEach((name, keys) -> {
            var table = storage.table(name);
            units.put(name, 0.0);
            found.put(name, batch(request, table, keys, units));
        });
        return BatchGetItemResponse.builder()
                .responses(found)
                .unprocessedKeys(Map.of())
                .consumedCapacity(Capacity.asked(request.returnConsumedCapacity(), units))
                .build();
    }

    private List<Map<String, AttributeValue>> batch(
            BatchGetItemRequest request, Table table, KeysAndAttributes keys, Map<String, Double> units) {
        var consistent = Boolean.TRUE.equals(keys.consistentRead());
        var expressions = new Expressions(keys.expressionAttributeNames(), Map.of());
        var attributes = expressions.projection(keys.projectionExpression());
        expressions.verifyAllUsed();
        var places = keys.keys().stream().map(table.schema::keyOf).toList();
        if (new HashSet<>(places).size() < places.size()) {
            throw Failures.invalid("Provided list of item keys contains duplicates");
        }
        var found = new ArrayList<Map<String, AttributeValue>>();
        for (var place : places) {
            var item = read(table, place, consistent);
            units.merge(table.name, Capacity.reading(Values.size(item), consistent), Double::sum);
            if (!item.isEmpty()) {
                found.add(only(attributes, item));
            }
            schedule.reached(Point.BETWEEN_ITEMS, request);
        }
        return found;
    }

    TransactGetItemsResponse transaction(TransactGetItemsRequest request) {
        var gets = request.transactItems();
        if (gets.isEmpty() || gets.size() > MOST) {
            throw Failures.invalid("Member must have length less than or equal to 100 and at least 1");
        }
        var units = new TreeMap<String, Double>();
        var responses = new ArrayList<ItemResponse>();
        var reasons = new ArrayList<CancellationReason>();
        synchronized (storage) {
            for (var one : gets) {
                var table = storage.table(one.get().tableName());
                var expressions = new Expressions(one.get().expressionAttributeNames(), Map.of());
                var attributes = expressions.projection(one.get().projectionExpression());
                expressions.verifyAllUsed();
                var key = table.schema.keyOf(one.get().key());
                var item = table.get(key).orElse(Map.of());
                reasons.add(Transactions.reason(table.isInFlight(key) ? "TransactionConflict" : "None"));
                responses.add(
                        item.isEmpty()
                                ? ItemResponse.builder().build()
                                : ItemResponse.builder()
                                        .item(only(attributes, item))
                                        .build());
                units.merge(table.name, 2 * Capacity.reading(Values.size(item), true), Double::sum);
            }
        }
        if (reasons.stream().anyMatch(reason -> !reason.code().equals("None"))) {
            throw Failures.cancelled(reasons);
        }
        return TransactGetItemsResponse.builder()
                .responses(responses)
                .consumedCapacity(Capacity.asked(request.returnConsumedCapacity(), units))
                .build();
    }

    private Map<String, AttributeValue> read(Table table, Key key, boolean consistent) {
        synchronized (storage) {
            var unseen = consistent ? 0 : schedule.choose(1 + table.remembered());
            var item = table.items(unseen).get(key);
            return item == null ? Map.of() : item;
        }
    }

    /// @param attributes none for all of them
    static Map<String, AttributeValue> only(Set<String> attributes, Map<String, AttributeValue> item) {
        return attributes.isEmpty()
                ? item
                : item.entrySet().stream()
                        .filter(attribute -> attributes.contains(attribute.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.memory.Schedule.Point;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Writes of one item each, at once or not at all.
final class Writes {
    private static final int MOST_IN_A_BATCH = 25;

    private final Storage storage;
    private final Schedule schedule;

    Writes(Storage storage, Schedule schedule) {
        this.storage = storage;
        this.schedule = schedule;
    }

    PutItemResponse put(PutItemRequest request) {
        var change = Change.of(request, storage);
        var old = apply(change);
        var response = PutItemResponse.builder();
        if (request.returnValues() == ReturnValue.ALL_OLD && !old.isEmpty()) {
            response.attributes(old);
        }
        Capacity.asked(request.returnConsumedCapacity(), change.table().name, Capacity.writing(change.bytes(old)))
                .ifPresent(response::consumedCapacity);
        return response.build();
    }

    DeleteItemResponse delete(DeleteItemRequest request) {
        var change = Change.of(request, storage);
        var old = apply(change);
        var response = DeleteItemResponse.builder();
        if (request.returnValues() == ReturnValue.ALL_OLD && !old.isEmpty()) {
            response.attributes(old);
        }
        Capacity.asked(request.returnConsumedCapacity(), change.table().name, Capacity.writing(change.bytes(old)))
                .ifPresent(response::consumedCapacity);
        return response.build();
    }

    BatchWriteItemResponse batch(BatchWriteItemRequest request) {
        var changes = request.requestItems().entrySet().stream()
                .flatMap(table -> table.getValue().stream().map(write -> Change.of(table.getKey(), write, storage)))
                .toList();
        if (changes.isEmpty() || changes.size() > MOST_IN_A_BATCH) {
            throw Failures.invalid("Too many items requested for the BatchWriteItem call");
        }
        var places = new HashSet<Place>();
        if (!changes.stream().allMatch(change -> places.add(Place.of(change)))) {
            throw Failures.invalid("Provided list of item keys contains duplicates");
        }
        var units = new TreeMap<String, Double>();
        for (var change : changes) {
            units.merge(change.table().name, Capacity.writing(change.bytes(apply(change))), Double::sum);
            schedule.reached(Point.BETWEEN_ITEMS, request);
        }
        return BatchWriteItemResponse.builder()
                .unprocessedItems(Map.of())
                .consumedCapacity(Capacity.asked(request.returnConsumedCapacity(), units))
                .build();
    }

    private Map<String, AttributeValue> apply(Change change) {
        synchronized (storage) {
            if (change.table().isInFlight(change.key())) {
                throw Failures.inFlight();
            }
            var old = change.old();
            if (!change.condition().test(old)) {
                throw Failures.conditionFailed(change.tellsOld() ? old : Map.of());
            }
            return change.apply();
        }
    }
}

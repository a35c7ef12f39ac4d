package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The table `current-locations` and its index `by-place`.
final class LocationTable {
    static final String INDEX = "by-place";

    /// DynamoDB's limit for one BatchGetItem.
    static final int BATCH = 100;

    private static final int ATTEMPTS = 8;
    private static final int FIRST_PAUSE_MILLIS = 10;

    private final DynamoDbClient dynamoDb;
    private final String name;

    LocationTable(DynamoDbClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
    }

    /// The row as the last successful write left it.
    Optional<LocationItem> newest(PackageId packageId) {
        return find(packageId, true);
    }

    /// The row, perhaps as it was a moment ago: half the price.
    Optional<LocationItem> find(PackageId packageId) {
        return find(packageId, false);
    }

    private Optional<LocationItem> find(PackageId packageId, boolean consistent) {
        var found = dynamoDb.getItem(
                get -> get.tableName(name).key(LocationItem.key(packageId)).consistentRead(consistent));
        return found.hasItem() ? Optional.of(LocationItem.of(found.item())) : Optional.empty();
    }

    /// Writes the row if it is still the version before.
    ///
    /// @return the row that is there, which is another if somebody else was faster
    LocationItem put(LocationItem row) {
        var put = PutItemRequest.builder()
                .tableName(name)
                .item(row.attributes())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (row.rowVersion() == 1) {
            put.conditionExpression("attribute_not_exists(#package)")
                    .expressionAttributeNames(Map.of("#package", LocationItem.PACKAGE));
        } else {
            put.conditionExpression("rowVersion = :before")
                    .expressionAttributeValues(
                            Map.of(":before", AttributeValue.fromN(Long.toString(row.rowVersion() - 1))));
        }
        try {
            dynamoDb.putItem(put.build());
            return row;
        } catch (ConditionalCheckFailedException somebodyWasFaster) {
            return LocationItem.of(somebodyWasFaster.item());
        }
    }

    /// The sort keys of one cell, in their order.
    ///
    /// @param after only what comes after it; empty for all
    Spots spots(String cell, String from, String to, Optional<String> after, int limit) {
        var query = QueryRequest.builder()
                .tableName(name)
                .indexName(INDEX)
                .keyConditionExpression("place = :place AND spot BETWEEN :from AND :to")
                .expressionAttributeValues(Map.of(
                        ":place", AttributeValue.fromS(cell),
                        ":from", AttributeValue.fromS(from),
                        ":to", AttributeValue.fromS(to)))
                .limit(limit);
        after.ifPresent(spot -> query.exclusiveStartKey(indexKey(cell, spot)));
        var answer = dynamoDb.query(query.build());
        var spots = answer.items().stream()
                .map(item -> Optional.ofNullable(item.get(LocationItem.SPOT))
                        .orElseThrow()
                        .s())
                .toList();
        return new Spots(
                cell,
                spots,
                Optional.ofNullable(answer.lastEvaluatedKey().get(LocationItem.SPOT))
                        .map(AttributeValue::s));
    }

    /// @param last the spot after which the cell may have more; an answer can be empty and yet not the end
    record Spots(String cell, List<String> spots, Optional<String> last) {}

    private static Map<String, AttributeValue> indexKey(String cell, String spot) {
        return Map.of(
                LocationItem.PACKAGE, AttributeValue.fromS(Place.packageOf(spot)),
                LocationItem.PLACE, AttributeValue.fromS(cell),
                LocationItem.SPOT, AttributeValue.fromS(spot));
    }

    /// At most 100 rows, by their canonical package ids; a row that is not there is absent.
    Map<String, LocationItem> find(List<String> packages) {
        var rows = new HashMap<String, LocationItem>();
        List<Map<String, AttributeValue>> missing = new ArrayList<>(packages.stream()
                .distinct()
                .map(id -> Map.of(LocationItem.PACKAGE, AttributeValue.fromS(id)))
                .toList());
        for (var attempt = 0; !missing.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("DynamoDB left %d keys unread".formatted(missing.size()));
            }
            Pause.beforeAttempt(attempt, FIRST_PAUSE_MILLIS);
            var keys = KeysAndAttributes.builder().keys(missing).build();
            var answer = dynamoDb.batchGetItem(get -> get.requestItems(Map.of(name, keys)));
            answer.responses().getOrDefault(name, List.of()).forEach(item -> {
                var row = LocationItem.of(item);
                rows.put(row.location().packageId().canonical(), row);
            });
            missing = Optional.ofNullable(answer.unprocessedKeys().get(name))
                    .map(KeysAndAttributes::keys)
                    .orElse(List.of());
        }
        return rows;
    }
}

package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.parallel.Parallel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// The table `current-locations`.
final class LocationTable implements Locations {
    /// DynamoDB's limit for one BatchGetItem.
    static final int BATCH = 100;

    private static final int ATTEMPTS = 8;
    private static final int FIRST_PAUSE_MILLIS = 10;

    private final DynamoDbClient dynamoDb;
    private final String name;
    private final IndexReads indexes;
    private final Parallel parallel = new Parallel("rows");

    LocationTable(DynamoDbClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
        indexes = new IndexReads(dynamoDb, name);
    }

    /// A consistent read.
    @Override
    public Optional<Row> newest(PackageId packageId) {
        return find(packageId, true);
    }

    /// Half the price.
    @Override
    public Optional<Row> find(PackageId packageId) {
        return find(packageId, false);
    }

    private Optional<Row> find(PackageId packageId, boolean consistent) {
        var found = dynamoDb.getItem(
                get -> get.tableName(name).key(RowItem.key(packageId)).consistentRead(consistent));
        return found.hasItem() ? Optional.of(RowItem.of(found.item())) : Optional.empty();
    }

    @Override
    public Map<PackageId, Row> find(Collection<PackageId> packages) {
        var ids = packages.stream().distinct().toList();
        var parts = new ArrayList<Future<List<Row>>>();
        for (var from = 0; from < ids.size(); from += BATCH) {
            var part = ids.subList(from, Math.min(from + BATCH, ids.size()));
            parts.add(parallel.start(() -> batch(part)));
        }
        var rows = new HashMap<PackageId, Row>();
        parts.forEach(part -> Parallel.result(part).forEach(row -> rows.put(row.packageId(), row)));
        return rows;
    }

    private List<Row> batch(List<PackageId> packages) {
        var rows = new ArrayList<Row>();
        List<Map<String, AttributeValue>> missing =
                packages.stream().map(RowItem::key).toList();
        for (var attempt = 0; !missing.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException("DynamoDB left %d keys unread".formatted(missing.size()));
            }
            Pause.beforeAttempt(attempt, FIRST_PAUSE_MILLIS);
            var keys = KeysAndAttributes.builder().keys(missing).build();
            var answer = dynamoDb.batchGetItem(get -> get.requestItems(Map.of(name, keys)));
            answer.responses().getOrDefault(name, List.of()).forEach(item -> rows.add(RowItem.of(item)));
            missing = Optional.ofNullable(answer.unprocessedKeys().get(name))
                    .map(KeysAndAttributes::keys)
                    .orElse(List.of());
        }
        return rows;
    }

    @Override
    public Row put(Row row) {
        var put = PutItemRequest.builder()
                .tableName(name)
                .item(RowItem.attributes(row))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        if (row.version() == 1) {
            put.conditionExpression("attribute_not_exists(#package)")
                    .expressionAttributeNames(Map.of("#package", RowItem.PACKAGE));
        } else {
            put.conditionExpression("rowVersion = :before")
                    .expressionAttributeValues(
                            Map.of(":before", AttributeValue.fromN(Long.toString(row.version() - 1))));
        }
        try {
            dynamoDb.putItem(put.build());
            return row;
        } catch (ConditionalCheckFailedException somebodyWasFaster) {
            return RowItem.of(somebodyWasFaster.item());
        }
    }

    @Override
    public Keys inPlace(String cell, String from, String to, Optional<String> after, int limit) {
        return indexes.span(Index.BY_PLACE, cell, from, to, after, limit);
    }

    @Override
    public Keys inRegion(String cell, Optional<String> after, int limit) {
        return indexes.cell(Index.BY_REGION, cell, after, limit);
    }

    @Override
    public Keys inAnyRegion(Optional<Entry> after, int limit) {
        return indexes.all(Index.BY_REGION, after, limit);
    }

    @Override
    public Keys inContainer(PackageId container, Optional<String> after, int limit) {
        return indexes.cell(Index.BY_CONTAINER, container.canonical(), after, limit);
    }

    @Override
    public Keys ofClient(String client, Optional<String> after, int limit) {
        return indexes.cell(Index.BY_CLIENT, client, after, limit);
    }

    @Override
    public Keys ofReference(String reference, Optional<String> after, int limit) {
        return indexes.cell(Index.BY_REFERENCE, reference, after, limit);
    }
}

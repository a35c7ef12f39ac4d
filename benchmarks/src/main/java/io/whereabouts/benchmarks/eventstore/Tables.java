package io.whereabouts.benchmarks.eventstore;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// A table for each store, as its documentation says.
final class Tables {
    private final DynamoDbClient client;

    Tables(DynamoDbClient client) {
        this.client = client;
    }

    String ofWhereabouts(String name) {
        return create(name, "tag", "position", ScalarAttributeType.S, table -> table);
    }

    String ofPekko(String name) {
        return create(name, "par", "num", ScalarAttributeType.N, table -> table);
    }

    /// With the index `initialEvents`, which lists the streams.
    String ofCastore(String name) {
        return create(
                name,
                "aggregateId",
                "version",
                ScalarAttributeType.N,
                table -> table.globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName("initialEvents")
                        .keySchema(key("eventStoreId", KeyType.HASH), key("timestamp", KeyType.RANGE))
                        .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    }

    private String create(
            String name,
            String hash,
            String range,
            ScalarAttributeType rangeType,
            UnaryOperator<CreateTableRequest.Builder> more) {
        var types = new TreeMap<>(Map.of(hash, ScalarAttributeType.S, range, rangeType));
        var table = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE));
        var complete = more.apply(table).build();
        complete.globalSecondaryIndexes()
                .forEach(index ->
                        index.keySchema().forEach(key -> types.put(key.attributeName(), ScalarAttributeType.S)));
        client.createTable(complete.toBuilder()
                .attributeDefinitions(types.entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList())
                .build());
        return name;
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

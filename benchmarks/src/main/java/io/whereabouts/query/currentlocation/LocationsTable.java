package io.whereabouts.query.currentlocation;

import java.util.Arrays;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// `current-locations` with the indexes that are asked, as the stack declares it.
public final class LocationsTable {
    private LocationsTable() {}

    public static void create(DynamoDbClient client, String name) {
        client.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Arrays.stream(Index.values())
                        .flatMap(index -> Stream.of(index.partition, index.sort))
                        .distinct()
                        .map(LocationsTable::text)
                        .toList())
                .keySchema(key(RowItem.PACKAGE, KeyType.HASH))
                .globalSecondaryIndexes(Arrays.stream(Index.values())
                        .map(LocationsTable::keysOnly)
                        .toList()));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static GlobalSecondaryIndex keysOnly(Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.label)
                .keySchema(key(index.partition, KeyType.HASH), key(index.sort, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

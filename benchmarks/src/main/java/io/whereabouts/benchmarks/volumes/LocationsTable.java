package io.whereabouts.benchmarks.volumes;

import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// `current-locations` as the stack declares it.
final class LocationsTable {
    /// By which the reader and the projector find it, as in Lambda; `benchmarks/run` sets it.
    private static final String VARIABLE = "CURRENT_LOCATIONS_TABLE";

    private LocationsTable() {}

    static void make(DynamoDbClient client) {
        var name = Optional.ofNullable(System.getenv(VARIABLE))
                .orElseThrow(() ->
                        new IllegalStateException("%s is not set; start this by benchmarks/run".formatted(VARIABLE)));
        client.createTable(table -> table.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        Stream.of("package", "place", "spot", "region", "container", "client", "reference")
                                .map(attribute -> AttributeDefinition.builder()
                                        .attributeName(attribute)
                                        .attributeType(ScalarAttributeType.S)
                                        .build())
                                .toList())
                .keySchema(key("package", KeyType.HASH))
                .globalSecondaryIndexes(
                        index("by-place", "place", "spot"),
                        index("by-region", "region", "package"),
                        index("by-container", "container", "package"),
                        index("by-client", "client", "package"),
                        index("by-reference", "reference", "package")));
    }

    private static GlobalSecondaryIndex index(String name, String partition, String sort) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

package io.whereabouts.local.provision;

import com.fasterxml.jackson.databind.JsonNode;
import io.whereabouts.local.monitor.Resource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/// Makes tables, with their indexes and streams; keeps those that are there.
record Tables(DynamoDbClient dynamoDb) {

    void make(Resource table) {
        var name = table.output("name");
        var existing = describe(name);
        if (existing.isPresent()) {
            checkSame(table, existing.get());
        } else {
            create(table, name);
            dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
        }
    }

    private Optional<TableDescription> describe(String name) {
        try {
            return Optional.of(
                    dynamoDb.describeTable(request -> request.tableName(name)).table());
        } catch (ResourceNotFoundException notYet) {
            return Optional.empty();
        }
    }

    private void create(Resource table, String name) {
        var inputs = table.inputs();
        var indexes = indexes(inputs);
        dynamoDb.createTable(request -> {
            request.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(inputs.path("attributes")
                            .valueStream()
                            .map(attribute -> AttributeDefinition.builder()
                                    .attributeName(attribute.path("name").asText())
                                    .attributeType(attribute.path("type").asText())
                                    .build())
                            .toList())
                    .keySchema(keys(inputs));
            if (!indexes.isEmpty()) {
                request.globalSecondaryIndexes(indexes);
            }
            if (inputs.path("streamEnabled").asBoolean()) {
                request.streamSpecification(StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(inputs.path("streamViewType").asText())
                        .build());
            }
        });
    }

    private static void checkSame(Resource table, TableDescription existing) {
        var declared = new LinkedHashMap<String, String>();
        declared.put("the table", text(keys(table.inputs())));
        indexes(table.inputs()).forEach(index -> declared.put("index " + index.indexName(), text(index.keySchema())));
        var found = new LinkedHashMap<String, String>();
        found.put("the table", text(existing.keySchema()));
        if (existing.hasGlobalSecondaryIndexes()) {
            existing.globalSecondaryIndexes()
                    .forEach(index -> found.put("index " + index.indexName(), text(index.keySchema())));
        }
        if (!declared.equals(found)) {
            throw new CannotProvision(
                    ("the data directory holds a table %s with other keys (%s) than the program declares (%s); keys "
                                    + "cannot be changed: choose another --data directory, or remove this one's dynamodb "
                                    + "and checkpoints folders to begin with empty tables")
                            .formatted(existing.tableName(), text(found), text(declared)));
        }
    }

    private static List<GlobalSecondaryIndex> indexes(JsonNode inputs) {
        return inputs.path("globalSecondaryIndexes")
                .valueStream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.path("name").asText())
                        .keySchema(keys(index))
                        .projection(projection(index))
                        .build())
                .toList();
    }

    private static Projection projection(JsonNode index) {
        var projection =
                Projection.builder().projectionType(index.path("projectionType").asText());
        var attributes = Texts.of(index.path("nonKeyAttributes"));
        return attributes.isEmpty()
                ? projection.build()
                : projection.nonKeyAttributes(attributes).build();
    }

    private static List<KeySchemaElement> keys(JsonNode declared) {
        var hash = KeySchemaElement.builder()
                .attributeName(declared.path("hashKey").asText())
                .keyType(KeyType.HASH)
                .build();
        return declared.path("rangeKey").asText().isEmpty()
                ? List.of(hash)
                : List.of(
                        hash,
                        KeySchemaElement.builder()
                                .attributeName(declared.path("rangeKey").asText())
                                .keyType(KeyType.RANGE)
                                .build());
    }

    private static String text(List<KeySchemaElement> keys) {
        return keys.stream().map(KeySchemaElement::attributeName).collect(Collectors.joining(" + "));
    }

    private static String text(Map<String, String> keys) {
        return keys.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}

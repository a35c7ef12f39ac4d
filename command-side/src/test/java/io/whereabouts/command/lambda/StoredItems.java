package io.whereabouts.command.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is in the table.
final class StoredItems {
    private StoredItems() {}

    static List<Map<String, AttributeValue>> all(DynamoDbClient client, String table) {
        return client.scanPaginator(scan -> scan.tableName(table)).items().stream()
                .toList();
    }

    /// @param session scanner and session
    /// @return its payload
    static JsonNode scan(DynamoDbClient client, String table, String packageId, String session, long sequence) {
        var key = Map.of(
                "tag", AttributeValue.fromS("item=" + packageId),
                "position", AttributeValue.fromS("o#%s#%012d".formatted(session, sequence)));
        var item = client.getItem(get -> get.tableName(table).key(key)).item();
        return payload(item);
    }

    static JsonNode payload(Map<String, AttributeValue> item) {
        try {
            return Api.JSON.readTree(
                    Optional.ofNullable(item.get("payload")).orElseThrow().s());
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON", e);
        }
    }
}

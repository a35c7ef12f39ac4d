package io.whereabouts.query.currentlocation;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.given.LocalAws;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The events table as the event store keeps it, on DynamoDB Local.
final class EventsInDynamoDb {
    private EventsInDynamoDb() {}

    /// @return the table's name
    static String with(List<RecordedEvent> events) {
        var name = "events-" + UUID.randomUUID();
        LocalAws.dynamoDb()
                .createTable(table -> table.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text("tag"), text("position"))
                        .keySchema(key("tag", KeyType.HASH), key("position", KeyType.RANGE)));
        events.forEach(recorded ->
                LocalAws.dynamoDb().putItem(put -> put.tableName(name).item(item(recorded))));
        return name;
    }

    private static Map<String, AttributeValue> item(RecordedEvent recorded) {
        var place = recorded.positions().getFirst();
        return Map.of(
                "tag", AttributeValue.fromS(place.tag()),
                "position", AttributeValue.fromS(place.position()),
                "eventId", AttributeValue.fromS(recorded.eventId()),
                "type", AttributeValue.fromS(recorded.event().getClass().getSimpleName()),
                "version", AttributeValue.fromS("1"),
                "recordedAt", AttributeValue.fromS(recorded.recordedAt().toString()),
                "payload", AttributeValue.fromS(EventJson.payload(recorded.event())));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}

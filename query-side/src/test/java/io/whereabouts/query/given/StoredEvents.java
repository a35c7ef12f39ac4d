package io.whereabouts.query.given;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.json.EventJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// The events table with all that the event store keeps in it, on DynamoDB Local.
public final class StoredEvents {
    private StoredEvents() {}

    /// @return its name
    public static String table() {
        var name = "events-" + UUID.randomUUID();
        LocalAws.dynamoDb()
                .createTable(table -> table.tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .attributeDefinitions(text("tag"), text("position"))
                        .keySchema(key("tag", KeyType.HASH), key("position", KeyType.RANGE)));
        return name;
    }

    /// A copy under each tag.
    public static void put(String table, Collection<RecordedEvent> events) {
        events.forEach(event -> event.positions()
                .forEach(place ->
                        LocalAws.dynamoDb().putItem(put -> put.tableName(table).item(item(event, place)))));
    }

    private static Map<String, AttributeValue> item(RecordedEvent event, TagPosition place) {
        var item = new HashMap<>(place(place));
        item.put("eventId", AttributeValue.fromS(event.eventId()));
        item.put("type", AttributeValue.fromS(event.event().getClass().getSimpleName()));
        item.put("version", AttributeValue.fromS("1"));
        item.put("recordedAt", AttributeValue.fromS(event.recordedAt().toString()));
        item.put("actor", AttributeValue.fromS(event.actor()));
        item.put("correlationId", AttributeValue.fromS(event.correlationId()));
        item.put("causationId", AttributeValue.fromS(event.causationId()));
        item.put("payload", AttributeValue.fromS(EventJson.payload(event.event())));
        item.put(
                "primary",
                AttributeValue.fromBool(place.equals(event.positions().getFirst())));
        item.put(
                "positions",
                AttributeValue.fromL(event.positions().stream()
                        .map(copy -> AttributeValue.fromM(place(copy)))
                        .toList()));
        return item;
    }

    private static Map<String, AttributeValue> place(TagPosition place) {
        return Map.of("tag", AttributeValue.fromS(place.tag()), "position", AttributeValue.fromS(place.position()));
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

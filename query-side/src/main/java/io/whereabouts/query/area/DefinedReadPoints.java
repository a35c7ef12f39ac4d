package io.whereabouts.query.area;

import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.EventJson;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Read points where their definitions are: each says all, so the last one under its tag is the one in force. One query
/// of one item: a copy of it in a table of ours would have to be filled, kept and rebuilt, to cost the same.
public record DefinedReadPoints(DynamoDbClient dynamoDb, String events) implements ReadPoints {
    @Override
    public Optional<ReadPointDefined> find(Sgln readPoint) {
        return dynamoDb
                .query(query -> query.tableName(events)
                        .keyConditionExpression("tag = :place")
                        .expressionAttributeValues(
                                Map.of(":place", AttributeValue.fromS(Tags.PLACE + "=" + readPoint.canonical())))
                        .scanIndexForward(false)
                        .limit(1))
                .items()
                .stream()
                .map(event -> EventJson.event(text(event, "type"), text(event, "version"), text(event, "payload")))
                .filter(ReadPointDefined.class::isInstance)
                .map(ReadPointDefined.class::cast)
                .findFirst();
    }

    private String text(Map<String, AttributeValue> event, String name) {
        return Optional.ofNullable(event.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("an item of %s has no %s".formatted(events, name)));
    }
}

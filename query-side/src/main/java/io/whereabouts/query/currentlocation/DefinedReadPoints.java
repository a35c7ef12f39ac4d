package io.whereabouts.query.currentlocation;

import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.Sgln;
import io.whereabouts.events.Tags;
import io.whereabouts.events.json.EventJson;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Read points where their definitions are: each says all, so the last one under its tag is the one in force. One query
/// of one item: a copy of it in a table of ours would have to be filled, kept and rebuilt, to cost the same.
record DefinedReadPoints(DynamoDbClient dynamoDb, String events) implements ReadPoints {
    @Override
    public Optional<ReadPointDefined> find(Sgln readPoint) {
        return dynamoDb
                .query(query -> query.tableName(events)
                        .keyConditionExpression("tag = :place")
                        .expressionAttributeValues(
                                Map.of(":place", Attributes.of(Tags.PLACE + "=" + readPoint.canonical())))
                        .scanIndexForward(false)
                        .limit(1))
                .items()
                .stream()
                .map(item -> new Attributes(item, events))
                .map(event -> EventJson.event(event.text("type"), event.text("version"), event.text("payload")))
                .filter(ReadPointDefined.class::isInstance)
                .map(ReadPointDefined.class::cast)
                .findFirst();
    }
}

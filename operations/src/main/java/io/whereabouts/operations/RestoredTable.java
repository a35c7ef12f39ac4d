package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.TableEvent;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// An events table that gets events back.
record RestoredTable(DynamoDbClient client, String table) {

    /// Into others nothing is put: an event might take another's place.
    void verifyEmpty() {
        if (!client.scan(scan -> scan.tableName(table).limit(1).consistentRead(true))
                .items()
                .isEmpty()) {
            throw new UserError(
                    "%s is not empty, and nothing is ever put over events; name an empty table with --into, or go on with a restore that was ended by --continue"
                            .formatted(table));
        }
    }

    /// Each event with all its copies, also those that the export lacks.
    ///
    /// @param carefully one by one, and never over another
    void put(List<TableEvent> events, boolean carefully) {
        var copies = events.stream().flatMap(event -> event.copies().stream()).toList();
        if (carefully) {
            copies.parallelStream().forEach(this::putIfFree);
            return;
        }
        new TableWrites(client, table)
                .write(copies.stream()
                        .map(copy -> WriteRequest.builder()
                                .putRequest(put -> put.item(copy.item()))
                                .build())
                        .toList());
    }

    private void putIfFree(TableEvent copy) {
        try {
            client.putItem(put -> put.tableName(table)
                    .item(copy.item())
                    .conditionExpression("attribute_not_exists(#tag) OR eventId = :event")
                    .expressionAttributeNames(Map.of("#tag", "tag"))
                    .expressionAttributeValues(Map.of(":event", AttributeValue.fromS(copy.eventId()))));
        } catch (ConditionalCheckFailedException taken) {
            throw new UserError(
                    "the place %s %s of event %s in %s is taken by another, and nothing is put over it; name an empty table with --into"
                            .formatted(copy.tag(), copy.position(), copy.eventId(), table));
        }
    }
}

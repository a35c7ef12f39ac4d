package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.TableEvent;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// An empty events table that gets events back.
record RestoredTable(DynamoDbClient client, String table) {

    /// Into others nothing is put: an event might take another's place.
    void verifyEmpty() {
        if (!client.scan(scan -> scan.tableName(table).limit(1).consistentRead(true))
                .items()
                .isEmpty()) {
            throw new UserError("%s is not empty, and nothing is ever put over events; name an empty table with --into"
                    .formatted(table));
        }
    }

    /// Each event with all its copies, also those that the export lacks.
    void put(List<TableEvent> events) {
        new TableWrites(client, table)
                .write(events.stream()
                        .flatMap(event -> event.copies().stream())
                        .map(copy -> WriteRequest.builder()
                                .putRequest(put -> put.item(copy.item()))
                                .build())
                        .toList());
    }
}

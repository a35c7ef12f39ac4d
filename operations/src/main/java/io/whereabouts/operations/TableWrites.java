package io.whereabouts.operations;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Writes to a table, 25 at a time, until all are done.
record TableWrites(DynamoDbClient client, String table, Backoff backoff) {
    private static final int MOST_WRITES = 25;

    TableWrites(DynamoDbClient client, String table) {
        this(client, table, Backoff.REAL);
    }

    void write(List<WriteRequest> writes) {
        for (var from = 0; from < writes.size(); from += MOST_WRITES) {
            writeSome(writes.subList(from, Math.min(writes.size(), from + MOST_WRITES)));
        }
    }

    private void writeSome(List<WriteRequest> some) {
        var left = Map.of(table, some);
        for (var attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == Backoff.MOST_ATTEMPTS) {
                throw new UserError(
                        "%s took some writes only in part, %d times: it is throttled; do the same again later, or warm it first"
                                .formatted(table, attempt));
            }
            pause(attempt);
            left = unprocessed(left);
        }
    }

    private Map<String, List<WriteRequest>> unprocessed(Map<String, List<WriteRequest>> request) {
        try {
            return client.batchWriteItem(write -> write.requestItems(request)).unprocessedItems();
        } catch (DynamoDbException refusal) {
            if (!Backoff.isPassing(refusal)) {
                throw refusal;
            }
            return request;
        }
    }

    private void pause(int attempt) {
        try {
            backoff.before(attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

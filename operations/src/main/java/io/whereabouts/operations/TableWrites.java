package io.whereabouts.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Writes to a table, 25 at a time, until all are done.
record TableWrites(DynamoDbClient client, String table) {
    private static final int MOST_WRITES = 25;
    private static final int MOST_ATTEMPTS = 12;

    void write(List<WriteRequest> writes) {
        for (var from = 0; from < writes.size(); from += MOST_WRITES) {
            writeSome(writes.subList(from, Math.min(writes.size(), from + MOST_WRITES)));
        }
    }

    private void writeSome(List<WriteRequest> some) {
        var left = Map.of(table, some);
        for (var attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new UserError(
                        "%s took some writes only in part, %d times: it is throttled; do the same again later, or warm it first"
                                .formatted(table, attempt));
            }
            if (attempt > 0) {
                pause(attempt);
            }
            var request = left;
            left = client.batchWriteItem(write -> write.requestItems(request)).unprocessedItems();
        }
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(25L << attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

package io.whereabouts.operations;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// Deletes all items of a table, and leaves the table: its name, its indexes and its alarms stay.
record EmptiedTable(DynamoDbClient client, String table) {
    private static final int SEGMENTS = 8;

    long empty(StatusLine status) {
        var key = client.describeTable(describe -> describe.tableName(table)).table().keySchema().stream()
                .map(part -> part.attributeName())
                .toList();
        var deleted = new AtomicLong();
        try (var threads = Executors.newFixedThreadPool(SEGMENTS)) {
            var segments = IntStream.range(0, SEGMENTS)
                    .<Future<?>>mapToObj(segment -> threads.submit(() -> empty(segment, key, deleted)))
                    .toList();
            for (var segment : segments) {
                await(segment, deleted, status);
            }
        }
        return deleted.get();
    }

    private void empty(int segment, List<String> key, AtomicLong deleted) {
        var keys = key.stream().map(name -> "#" + name).toList();
        var names = key.stream().collect(Collectors.toMap(name -> "#" + name, name -> name));
        for (var page : client.scanPaginator(scan -> scan.tableName(table)
                .consistentRead(true)
                .segment(segment)
                .totalSegments(SEGMENTS)
                .projectionExpression(String.join(",", keys))
                .expressionAttributeNames(names))) {
            new TableWrites(client, table)
                    .write(page.items().stream().map(EmptiedTable::deletion).toList());
            deleted.addAndGet(page.items().size());
        }
    }

    private static WriteRequest deletion(Map<String, AttributeValue> key) {
        return WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build();
    }

    private static void await(Future<?> segment, AtomicLong deleted, StatusLine status) {
        while (true) {
            try {
                segment.get(200, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException notYet) {
                status.show("%,d rows deleted".formatted(deleted.get()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
            }
        }
    }
}

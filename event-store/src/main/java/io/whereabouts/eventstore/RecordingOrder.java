package io.whereabouts.eventstore;

import static java.util.Comparator.comparing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// All events in the order in which they were recorded, from one consistent Scan of the whole table: for
/// rebuilds, and only of a store that fits the memory.
final class RecordingOrder {
    private final DynamoDbClient client;
    private final String table;
    private final EventItems format;
    private final int most;

    /// @param most events that are held in memory; none: not offered
    RecordingOrder(DynamoDbClient client, String table, EventItems format, int most) {
        this.client = client;
        this.table = table;
        this.format = format;
        this.most = most;
    }

    RecordingToken first() {
        offered();
        return RecordingToken.BEGINNING;
    }

    List<StoredEvent> after(RecordingToken token) {
        return all().stream().filter(event -> !token.covers(event.token())).toList();
    }

    RecordingToken last() {
        return last(all());
    }

    /// Before every event that was recorded at this moment or later.
    RecordingToken before(Instant moment) {
        return last(all().stream()
                .filter(event -> event.recordedAt().isBefore(moment))
                .toList());
    }

    private static RecordingToken last(List<StoredEvent> events) {
        return events.isEmpty() ? RecordingToken.BEGINNING : events.getLast().token();
    }

    private List<StoredEvent> all() {
        offered();
        var events = new ArrayList<StoredEvent>();
        for (var item : client.scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                .items()) {
            if (EventItems.isPrimary(item)) {
                events.add(format.read(item));
            }
            if (events.size() > most) {
                throw new EventStoreException(
                        "table %s has more than the %d events that may be streamed; rebuild from a TableScan or TableExport"
                                .formatted(table, most));
            }
        }
        events.sort(comparing(StoredEvent::token, RecordingToken.ORDER));
        return events;
    }

    private void offered() {
        if (most == 0) {
            throw new UnsupportedOperationException(
                    "this event store has no global position: follow the table's stream (the pipe), or rebuild from a TableScan or TableExport; a small store may be built with streamingUpTo(events)");
        }
    }
}

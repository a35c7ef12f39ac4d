package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.reading.Handover.Taker;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// One segment of a parallel Scan.
final class ScanSegment implements Handover.Work {
    private static final int FIRST_LIMIT = 100; // while the items' size is not known
    private static final double BYTES_PER_UNIT = 4_096; // read consistently

    private final DynamoDbClient client;
    private final ScanRequest template;
    private final int segment;
    private final int segments;
    private final Part from;
    private final Pace pace;
    private final Patience patience;
    private int limit = FIRST_LIMIT;

    /// @param template names the table, the consistency, and the size of a page if that is given
    ScanSegment(
            DynamoDbClient client,
            ScanRequest template,
            int segment,
            int segments,
            Part from,
            Pace pace,
            Patience patience) {
        this.client = client;
        this.template = template;
        this.segment = segment;
        this.segments = segments;
        this.from = from;
        this.pace = pace;
        this.patience = patience;
    }

    @Override
    public void read(Taker taker) throws InterruptedException {
        for (var at = from; !at.done(); ) {
            var request = request(at);
            var taken = pace.await();
            var answer = patience.ask(
                    "scanning segment %d of table %s".formatted(segment, template.tableName()),
                    () -> client.scan(request));
            var units = Optional.ofNullable(answer.consumedCapacity())
                    .map(consumed -> consumed.capacityUnits())
                    .orElse(0.0);
            pace.settle(taken, units);
            adaptLimit(units, answer.count());
            at = after(answer);
            var bytes = Math.round(units * BYTES_PER_UNIT * (template.consistentRead() ? 1 : 2));
            taker.take(new Batch(
                    segment, at, answer.items().stream().map(TableEvent::new).toList(), 0, bytes));
        }
    }

    private ScanRequest request(Part at) {
        var request = template.toBuilder()
                .segment(segment)
                .totalSegments(segments)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL);
        if (!at.at().isEmpty()) {
            request.exclusiveStartKey(startKey(at));
        }
        if (pace.isLimited() && template.limit() == null) {
            request.limit(limit);
        }
        return request.build();
    }

    /// Pages of about a second's share: a whole page of 1 MB would be a burst of 256 units.
    private void adaptLimit(double units, int items) {
        if (units > 0 && items > 0) {
            limit = (int) Math.clamp(pace.unitsPerSecond() / segments * items / units, 1, 10_000);
        }
    }

    private static Map<String, AttributeValue> startKey(Part at) {
        return new Place(at.at().get(0), at.at().get(1)).key();
    }

    private static Part after(ScanResponse answer) {
        if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
            return Part.DONE;
        }
        var last = Place.of(answer.lastEvaluatedKey());
        return Part.at(last.tag(), last.position());
    }
}

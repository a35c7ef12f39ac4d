package io.whereabouts.eventstore;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads the decisions under a tag. All reads are consistent, and none touches an observation.
final class DecisionLog {
    private static final String DECISIONS_FROM = "#tag = :tag AND #position BETWEEN :from AND :behind";
    private static final int MOST_READINGS = 5;
    private static final Duration BETWEEN_READINGS = Duration.ofMillis(20);
    private static final Map<String, String> NAMES = Map.of("#tag", EventItems.TAG, "#position", EventItems.POSITION);

    private final DynamoDbClient client;
    private final String table;
    private final EventItems items;
    private final Set<String> latestOnly;
    private final Pause pause;

    /// @param latestOnly keys of the tags whose last decision says all
    DecisionLog(DynamoDbClient client, String table, EventItems items, Set<String> latestOnly, Pause pause) {
        this.client = client;
        this.table = table;
        this.items = items;
        this.latestOnly = latestOnly;
        this.pause = pause;
    }

    /// Decisions under one tag, in order.
    ///
    /// @param head the next free position after them
    record Slice(String tag, long head, List<StoredEvent> events) {
        private boolean isDense(long from) {
            return events.size() == head - from;
        }
    }

    /// @return all of them, or the last, if it says all
    Slice read(String tag) {
        if (!latestOnly.contains(TagNames.parse(tag).key())) {
            return from(tag, 0);
        }
        var last = client.query(query(tag, 0).scanIndexForward(false).limit(1).build());
        return slice(tag, 0, last.items());
    }

    /// A transaction becomes visible item by item, so that of its events under one tag the later may be seen
    /// before the earlier: then it is read again. What a restore has lost stays away, however often it is read.
    Slice from(String tag, long position) {
        for (var reading = 1; ; reading++) {
            var slice = slice(
                    tag,
                    position,
                    client.queryPaginator(query(tag, position).build()).items().stream()
                            .toList());
            if (slice.isDense(position) || reading == MOST_READINGS || !waited()) {
                return slice;
            }
        }
    }

    private boolean waited() {
        try {
            pause.upTo(BETWEEN_READINGS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Slice slice(String tag, long position, List<Map<String, AttributeValue>> found) {
        var events = found.stream().map(items::read).toList();
        return new Slice(tag, events.isEmpty() ? position : 1 + number(events.getLast(), tag), events);
    }

    /// The next free position.
    long head(String tag) {
        var last = client.query(query(tag, 0)
                .scanIndexForward(false)
                .limit(1)
                .projectionExpression("#position")
                .build());
        return last.items().isEmpty()
                ? 0
                : 1 + Positions.number(EventItems.text(last.items().getFirst(), EventItems.POSITION));
    }

    private static long number(StoredEvent event, String tag) {
        return Objects.requireNonNull(event.positions().get(tag));
    }

    private QueryRequest.Builder query(String tag, long position) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression(DECISIONS_FROM)
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(
                        ":tag", fromS(tag),
                        ":from", fromS(Positions.decision(position)),
                        ":behind", fromS(Positions.BEHIND_DECISIONS)));
    }
}

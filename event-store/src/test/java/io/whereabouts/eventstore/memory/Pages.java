package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.memory.Schedule.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/// Queries and scans: item by item, each as it is when the page comes to it; the next page goes on behind the last.
final class Pages {
    private static final long LARGEST = 1024 * 1024;

    private final Storage storage;
    private final Schedule schedule;

    Pages(Storage storage, Schedule schedule) {
        this.storage = storage;
        this.schedule = schedule;
    }

    /// @param read items, also those that the filter left out
    /// @param last what the next page goes on behind; empty at the end
    private record Page(List<Map<String, AttributeValue>> items, int read, long bytes, Optional<Key> last) {}

    QueryResponse query(QueryRequest query) {
        if (query.indexName() != null || query.hasKeyConditions() || query.hasQueryFilter()) {
            throw UnofferedOperations.notOffered("IndexName, KeyConditions and QueryFilter");
        }
        if (query.keyConditionExpression() == null) {
            throw Failures.invalid(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        var table = storage.table(query.tableName());
        var expressions = new Expressions(query.expressionAttributeNames(), query.expressionAttributeValues());
        var range = KeyRange.of(expressions.condition(query.keyConditionExpression()), table.schema);
        var filter = expressions.condition(query.filterExpression());
        var attributes = expressions.projection(query.projectionExpression());
        expressions.verifyAllUsed();
        var walk = Walk.over(
                range,
                !Boolean.FALSE.equals(query.scanIndexForward()),
                behind(query.hasExclusiveStartKey(), query.exclusiveStartKey(), table),
                limit(query.limit()));
        var consistent = Boolean.TRUE.equals(query.consistentRead());
        var page = page(query, table, walk, filter, consistent);
        var response = QueryResponse.builder().count(page.items().size()).scannedCount(page.read());
        if (!counts(query.select())) {
            response.items(page.items().stream()
                    .map(item -> Reads.only(attributes, item))
                    .toList());
        }
        page.last().map(key -> table.schema.attributes(key)).ifPresent(response::lastEvaluatedKey);
        Capacity.asked(query.returnConsumedCapacity(), table.name, Capacity.reading(page.bytes(), consistent))
                .ifPresent(response::consumedCapacity);
        return response.build();
    }

    ScanResponse scan(ScanRequest scan) {
        if (scan.indexName() != null || scan.hasScanFilter()) {
            throw UnofferedOperations.notOffered("IndexName and ScanFilter");
        }
        var table = storage.table(scan.tableName());
        var expressions = new Expressions(scan.expressionAttributeNames(), scan.expressionAttributeValues());
        var filter = expressions.condition(scan.filterExpression());
        var attributes = expressions.projection(scan.projectionExpression());
        expressions.verifyAllUsed();
        var segments = Objects.requireNonNullElse(scan.totalSegments(), 1);
        var segment = Objects.requireNonNullElse(scan.segment(), 0);
        if (segment < 0 || segment >= segments) {
            throw Failures.invalid(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: %d is not less than TotalSegments: %d"
                            .formatted(segment, segments));
        }
        var walk = Walk.over(
                segment,
                segments,
                behind(scan.hasExclusiveStartKey(), scan.exclusiveStartKey(), table),
                limit(scan.limit()));
        var consistent = Boolean.TRUE.equals(scan.consistentRead());
        var page = page(scan, table, walk, filter, consistent);
        var response = ScanResponse.builder().count(page.items().size()).scannedCount(page.read());
        if (!counts(scan.select())) {
            response.items(page.items().stream()
                    .map(item -> Reads.only(attributes, item))
                    .toList());
        }
        page.last().map(key -> table.schema.attributes(key)).ifPresent(response::lastEvaluatedKey);
        Capacity.asked(scan.returnConsumedCapacity(), table.name, Capacity.reading(page.bytes(), consistent))
                .ifPresent(response::consumedCapacity);
        return response.build();
    }

    private Page page(DynamoDbRequest request, Table table, Walk walk, Condition filter, boolean consistent) {
        var state = state(table, consistent);
        var items = new ArrayList<Map<String, AttributeValue>>();
        var last = Optional.<Key>empty();
        var bytes = 0L;
        for (var read = 0; ; read++) {
            var next = next(walk, state, last);
            if (next.isEmpty()) {
                return new Page(items, read, bytes, Optional.empty());
            }
            var item = next.get().getValue();
            bytes += Values.size(item);
            if (bytes > LARGEST && read > 0) {
                return new Page(items, read, bytes - Values.size(item), last);
            }
            last = Optional.of(next.get().getKey());
            if (filter.test(item)) {
                items.add(item);
            }
            if (read + 1 == walk.limit()) {
                return new Page(items, read + 1, bytes, last);
            }
            schedule.reached(Point.BETWEEN_ITEMS, request);
        }
    }

    /// The items as they will be, if the read is consistent; otherwise, perhaps, as they were.
    private NavigableMap<Key, Map<String, AttributeValue>> state(Table table, boolean consistent) {
        synchronized (storage) {
            return table.items(consistent ? 0 : schedule.choose(1 + table.remembered()));
        }
    }

    private Optional<Map.Entry<Key, Map<String, AttributeValue>>> next(
            Walk walk, NavigableMap<Key, Map<String, AttributeValue>> state, Optional<Key> after) {
        synchronized (storage) {
            return walk.next(state, after);
        }
    }

    private static Optional<Key> behind(boolean given, Map<String, AttributeValue> start, Table table) {
        return given ? Optional.of(table.schema.keyOf(start)) : Optional.empty();
    }

    private static int limit(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw Failures.invalid("Limit must be greater than or equal to 1");
        }
        return limit == null ? Integer.MAX_VALUE : limit;
    }

    private static boolean counts(@Nullable Select select) {
        if (select == Select.ALL_PROJECTED_ATTRIBUTES) {
            throw UnofferedOperations.notOffered("ALL_PROJECTED_ATTRIBUTES");
        }
        return select == Select.COUNT;
    }
}

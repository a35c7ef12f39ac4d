package io.whereabouts.eventstore.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Reads of several items: queries, scans and batches.
abstract class PagesContract extends DynamoDbContract {

    private void putAll(String tag, String... positions) {
        Stream.of(positions).forEach(position -> put(item(tag, position, "x")));
    }

    private QueryRequest query(
            String condition, Map<String, AttributeValue> values, UnaryOperator<QueryRequest.Builder> more) {
        return more.apply(QueryRequest.builder()
                        .tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression(condition)
                        .expressionAttributeNames(Map.of("#p", "position"))
                        .expressionAttributeValues(values))
                .build();
    }

    private QueryRequest from(String tag, String low, UnaryOperator<QueryRequest.Builder> more) {
        return query("tag = :tag AND #p >= :low", Map.of(":tag", fromS(tag), ":low", fromS(low)), more);
    }

    private List<String> positions(QueryRequest query) {
        return positions(client.queryPaginator(query).items().stream());
    }

    private static List<String> positions(Stream<Map<String, AttributeValue>> items) {
        return items.map(item -> item.getOrDefault("position", fromS("")).s()).toList();
    }

    @Test
    void a_query_reads_one_partition_in_the_order_of_the_bytes() {
        putAll("ship=1", "d#2", "o#1", "d#1", "d#é", "d#z", "d#\uFF5E", "d#\uD83D\uDE00");
        putAll("ship=2", "d#0");
        assertThat(positions(from("ship=1", " ", query -> query)))
                .containsExactly("d#1", "d#2", "d#z", "d#é", "d#\uFF5E", "d#\uD83D\uDE00", "o#1");
        assertThat(positions(from("ship=1", " ", query -> query.scanIndexForward(false))))
                .containsExactly("o#1", "d#\uD83D\uDE00", "d#\uFF5E", "d#é", "d#z", "d#2", "d#1");
        assertThat(positions(from("ship=3", " ", query -> query))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    #p BETWEEN :a AND :b   | d#1 | d$  | d#1 d#2 d#3
                    #p BETWEEN :a AND :b   | d#2 | d#2 | d#2
                    begins_with(#p, :a)    | d#  |     | d#1 d#2 d#3
                    begins_with(#p, :a)    | e   |     |
                    #p = :a                | d#2 |     | d#2
                    #p < :a                | d#2 |     | c d#1
                    #p <= :a               | d#2 |     | c d#1 d#2
                    #p > :a                | d#2 |     | d#3 o#1
                    #p >= :a               | d#2 |     | d#2 d#3 o#1
                    """)
    void a_part_of_a_partition_is_read_forward_and_back(String condition, String a, String b, String expected) {
        putAll("ship=1", "c", "d#1", "d#2", "d#3", "o#1");
        var values = b == null
                ? Map.of(":tag", fromS("ship=1"), ":a", fromS(a))
                : Map.of(":tag", fromS("ship=1"), ":a", fromS(a), ":b", fromS(b));
        var forward = expected == null ? List.<String>of() : List.of(expected.split(" ", -1));
        assertThat(positions(query(condition + " AND tag = :tag", values, query -> query)))
                .isEqualTo(forward);
        assertThat(positions(query("tag = :tag AND " + condition, values, query -> query.scanIndexForward(false))))
                .isEqualTo(forward.reversed());
        assertThat(positions(query("tag = :tag AND " + condition, values, query -> query.limit(1))))
                .isEqualTo(forward);
    }

    @Test
    void a_limit_ends_a_page_and_the_next_one_goes_on_behind_it() {
        putAll("ship=1", "d#0", "d#1", "d#2");
        var first = client.query(from("ship=1", "d#", query -> query.limit(2)));
        assertThat(positions(first.items().stream())).containsExactly("d#0", "d#1");
        assertThat(first.lastEvaluatedKey()).isEqualTo(key("ship=1", "d#1"));
        var second =
                client.query(from("ship=1", "d#", query -> query.limit(2).exclusiveStartKey(first.lastEvaluatedKey())));
        assertThat(positions(second.items().stream())).containsExactly("d#2");
        assertThat(second.hasLastEvaluatedKey()).isFalse();
        assertThat(client.query(from("ship=1", "d#", query -> query.limit(3))).lastEvaluatedKey())
                .as("a page that is full does not know that it is the last")
                .isEqualTo(key("ship=1", "d#2"));
        var last = client.query(from("ship=1", "d#", query -> query.limit(1).scanIndexForward(false)));
        assertThat(positions(last.items().stream())).containsExactly("d#2");
    }

    @Test
    void a_page_ends_at_one_megabyte() {
        IntStream.range(0, 6).forEach(n -> put(item("ship=1", "d#" + n, 300 * 1024)));
        var first = client.query(from("ship=1", "d#", query -> query));
        assertThat(first.items()).hasSizeBetween(3, 4);
        assertThat(first.hasLastEvaluatedKey()).isTrue();
        assertThat(positions(from("ship=1", "d#", query -> query)))
                .containsExactly("d#0", "d#1", "d#2", "d#3", "d#4", "d#5");
    }

    @Test
    void a_projection_leaves_out_the_rest_and_costs_the_same() {
        put(item("ship=1", "d#0", 5_000));
        var whole = client.query(from("ship=1", "d#", query -> query.returnConsumedCapacity("TOTAL")));
        var part = client.query(
                from("ship=1", "d#", query -> query.projectionExpression("#p").returnConsumedCapacity("TOTAL")));
        assertThat(part.items()).containsExactly(Map.of("position", fromS("d#0")));
        assertThat(part.consumedCapacity().capacityUnits())
                .isEqualTo(whole.consumedCapacity().capacityUnits())
                .isEqualTo(2);
    }

    @Test
    void a_filter_is_applied_to_what_was_read() {
        putAll("ship=1", "d#0", "d#1", "d#2");
        put(item("ship=1", "d#1", "y"));
        var read = client.query(query(
                "tag = :tag AND #p < :high",
                Map.of(":tag", fromS("ship=1"), ":high", fromS("e"), ":y", fromS("y")),
                query -> query.expressionAttributeNames(Map.of("#p", "position", "#t", "text"))
                        .filterExpression("#t = :y")));
        assertThat(positions(read.items().stream())).containsExactly("d#1");
        assertThat(read.count()).isEqualTo(1);
        assertThat(read.scannedCount()).isEqualTo(3);
    }

    @Test
    void the_segments_of_a_scan_read_every_item_once() {
        var all = new ArrayList<Map<String, AttributeValue>>();
        for (var n = 0; n < 40; n++) {
            all.add(item("ship=" + n % 20, "d#" + n, "x"));
        }
        all.forEach(this::put);
        var read = IntStream.range(0, 3)
                .boxed()
                .flatMap(segment -> client
                        .scanPaginator(scan -> scan.tableName(table)
                                .consistentRead(true)
                                .segment(segment)
                                .totalSegments(3)
                                .limit(7))
                        .items()
                        .stream())
                .toList();
        assertThat(read).containsExactlyInAnyOrderElementsOf(all);
        assertThat(client.scanPaginator(scan -> scan.tableName(table).limit(3)).items())
                .containsExactlyInAnyOrderElementsOf(all);
        refused(
                "ValidationException",
                () -> client.scan(scan -> scan.tableName(table).segment(3).totalSegments(3)));
    }

    @Test
    void a_batch_reads_what_is_there() {
        putAll("ship=1", "d#0", "d#1");
        putAll("ship=2", "d#0");
        var keys = KeysAndAttributes.builder()
                .keys(List.of(key("ship=1", "d#1"), key("ship=2", "d#0"), key("ship=2", "d#1")))
                .consistentRead(true)
                .projectionExpression("tag, #p")
                .expressionAttributeNames(Map.of("#p", "position"))
                .build();
        assertThat(client.batchGetItem(batch -> batch.requestItems(Map.of(table, keys)))
                        .responses()
                        .get(table))
                .containsExactlyInAnyOrder(key("ship=1", "d#1"), key("ship=2", "d#0"));
        var twice = KeysAndAttributes.builder()
                .keys(List.of(key("ship=1", "d#1"), key("ship=1", "d#1")))
                .build();
        refused("ValidationException", () -> client.batchGetItem(batch -> batch.requestItems(Map.of(table, twice))));
    }
}

package io.whereabouts.benchmarks.eventstore;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.whereabouts.benchmarks.eventstore.Results.Multiples;
import io.whereabouts.benchmarks.measuring.Median;
import io.whereabouts.benchmarks.measuring.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.Position;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Our store beside the bare requests that it cannot do without, through the same client, on items of the same size.
final class BareRequests {
    private static final int OPERATIONS_OF_BATCH = 60;
    private static final int WARM_UP = 20 * OPERATIONS_OF_BATCH; // on top of that of the comparison

    private final DynamoDbClient client;
    private final String table;
    private final AxonStore store;
    private final Map<String, AttributeValue> item;
    private final AtomicInteger streams = new AtomicInteger();
    private final Deque<String> started = new ArrayDeque<>();

    BareRequests(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
        this.store = Whereabouts.store(client, table);
        var stream = next();
        store.fill(stream, 1);
        started.add(stream);
        this.item = query(stream).getFirst();
    }

    Multiples measure(int batches) throws Exception {
        var operations = List.<Operation>of(this::put, () -> query(started.element()), this::append, this::command);
        Alternation.run(operations, WARM_UP);
        var all = new ArrayList<double[]>();
        for (var batch = 0; batch < batches; batch++) {
            all.add(Alternation.run(operations, OPERATIONS_OF_BATCH).stream()
                    .mapToDouble(BareRequests::median)
                    .toArray());
        }
        return new Multiples(
                batches,
                OPERATIONS_OF_BATCH,
                median(all, medians -> medians[0]),
                median(all, medians -> medians[1]),
                median(all, medians -> medians[2]),
                median(all, medians -> medians[3]),
                median(all, medians -> medians[2] / medians[0]),
                median(all, medians -> medians[3] / medians[0]));
    }

    /// The request that the store makes of it, without the store.
    private void put() {
        var own = new HashMap<>(item);
        own.put("tag", fromS("bare=" + next()));
        client.putItem(put -> put.tableName(table)
                .item(own)
                .conditionExpression("attribute_not_exists(#tag)")
                .expressionAttributeNames(Map.of("#tag", "tag")));
    }

    private List<Map<String, AttributeValue>> query(String stream) {
        return client.query(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#tag = :tag AND #position BETWEEN :from AND :behind")
                        .expressionAttributeNames(Map.of("#tag", "tag", "#position", "position"))
                        .expressionAttributeValues(Map.of(
                                ":tag", fromS(AxonStore.STREAM + "=" + stream),
                                ":from", fromS("d#000000000000"),
                                ":behind", fromS("d#~"))))
                .items();
    }

    private void append() {
        var stream = next();
        store.append(store.conditionOf(stream, ConsistencyMarker.ORIGIN), List.of(store.event(stream, 0)));
        started.add(stream);
    }

    /// On a stream of one event, each on its own.
    private void command() {
        var stream = started.size() > 1 ? started.remove() : started.element();
        var state = store.source(stream, Position.START);
        store.append(store.conditionOf(stream, state.marker()), List.of(store.event(stream, state.events())));
    }

    private String next() {
        return "bare-" + streams.getAndIncrement();
    }

    private static double median(Histogram latencies) {
        return latencies.getValueAtPercentile(50);
    }

    private static double median(List<double[]> batches, ToDoubleFunction<double[]> figure) {
        return Median.of(batches.stream().mapToDouble(figure).toArray());
    }
}

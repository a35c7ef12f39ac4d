package io.whereabouts.query.epcis;

import io.whereabouts.events.epcis.EpcisEvent;
import io.whereabouts.events.epcis.QueryDocument.Found;
import io.whereabouts.query.parallel.Parallel;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table `epcis-events`: documents by their names, and for each value of an index entries in the two orders.
final class EpcisTable {
    static final String PARTITION = "partition";
    static final String SORT = "sort";
    private static final String DOCUMENT = "document";
    private static final String RECORDED_AT = "recordedAt";

    private final DynamoDbClient dynamoDb;
    private final String name;
    private final Parallel parallel = new Parallel("epcis");

    EpcisTable(DynamoDbClient dynamoDb, String name) {
        this.dynamoDb = dynamoDb;
        this.name = name;
    }

    /// Its entries first, then its document: an entry without a document is passed over, so an event is found in all
    /// ways or in none. What is cut short is completed when the event comes again.
    void put(Found found) {
        var entries = Partitions.of(found.event())
                .flatMap(partition -> Stream.of(Order.values()).map(order -> entry(partition, order, found)))
                .toList();
        all(entries.stream().map(this::writing).toList());
        var document = new HashMap<>(key(Mark.name(found.event())));
        document.put(DOCUMENT, AttributeValue.fromS(found.event().text()));
        document.put(RECORDED_AT, AttributeValue.fromS(found.recordedAt().toString()));
        dynamoDb.putItem(put -> put.tableName(name).item(document));
    }

    private Callable<Void> writing(Map<String, AttributeValue> entry) {
        return () -> {
            dynamoDb.putItem(put -> put.tableName(name).item(entry));
            return null;
        };
    }

    private static Map<String, AttributeValue> entry(String partition, Order order, Found found) {
        return Map.of(
                PARTITION, AttributeValue.fromS(partition),
                SORT,
                        AttributeValue.fromS(
                                order.prefix() + Mark.of(order, found).text()));
    }

    private static Map<String, AttributeValue> key(String event) {
        var parts = event.split("#", 2);
        return Map.of(PARTITION, AttributeValue.fromS("event=" + parts[0]), SORT, AttributeValue.fromS(parts[1]));
    }

    /// @param last whether there is nothing after them
    record Entries(List<Mark> marks, boolean last) {}

    /// The next entries of each partition.
    ///
    /// @param after only what comes after it; empty for all
    List<Entries> entries(Collection<String> partitions, Span span, Optional<Mark> after, int limit) {
        return all(partitions.stream()
                .<Callable<Entries>>map(partition -> () -> entries(partition, span, after, limit))
                .toList());
    }

    private Entries entries(String partition, Span span, Optional<Mark> after, int limit) {
        var low = span.low(after);
        var high = span.high(after);
        if (low.compareTo(high) > 0) {
            return new Entries(List.of(), true);
        }
        var answer = dynamoDb.query(query -> query.tableName(name)
                .keyConditionExpression("#partition = :partition AND #sort BETWEEN :low AND :high")
                .expressionAttributeNames(Map.of("#partition", PARTITION, "#sort", SORT))
                .expressionAttributeValues(Map.of(
                        ":partition", AttributeValue.fromS(partition),
                        ":low", AttributeValue.fromS(low),
                        ":high", AttributeValue.fromS(high)))
                .scanIndexForward(span.ascending())
                .limit(limit + 1)); // the one after which it starts comes, too
        var marks = answer.items().stream()
                .map(item -> new Mark(
                        text(item, SORT).substring(span.order().prefix().length())))
                .filter(mark -> !mark.equals(after.orElse(null)))
                .toList();
        return new Entries(marks, !answer.hasLastEvaluatedKey());
    }

    /// Events by their names; what is not there is absent.
    Map<String, Found> events(Collection<String> names) {
        var found = new HashMap<String, Found>();
        var events = List.copyOf(names);
        var answers = all(events.stream()
                .<Callable<Optional<Found>>>map(event -> () -> event(event))
                .toList());
        for (var i = 0; i < events.size(); i++) {
            var event = events.get(i);
            answers.get(i).ifPresent(there -> found.put(event, there));
        }
        return found;
    }

    private Optional<Found> event(String event) {
        var answer = dynamoDb.getItem(get -> get.tableName(name).key(key(event)));
        return answer.hasItem()
                ? Optional.of(new Found(
                        EpcisEvent.read(text(answer.item(), DOCUMENT)),
                        Instant.parse(text(answer.item(), RECORDED_AT))))
                : Optional.empty();
    }

    private <T> List<T> all(List<Callable<T>> requests) {
        List<Future<T>> running = requests.stream().map(parallel::start).toList();
        return running.stream().map(Parallel::result).toList();
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Optional.ofNullable(item.get(attribute))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("an item of epcis-events has no " + attribute));
    }
}

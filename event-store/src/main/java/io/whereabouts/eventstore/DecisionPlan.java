package io.whereabouts.eventstore;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What one attempt to append writes, and what it makes sure of, at given heads.
///
/// @param items the copies of the events, in the order of the events
/// @param checks read tags under which nothing is written, and their heads
/// @param heads of every tag that is written or checked, if the attempt succeeds
record DecisionPlan(List<Map<String, AttributeValue>> items, Map<String, Long> checks, Map<String, Long> heads) {
    static final String FREE = "attribute_not_exists(#tag)";
    static final Map<String, String> FREE_NAMES = Map.of("#tag", EventItems.TAG);

    private static final int MOST_ITEMS = 100; // of a DynamoDB transaction
    private static final int MOST_BYTES = 4 * 1024 * 1024; // of a DynamoDB transaction

    static DecisionPlan at(
            Map<String, Long> heads, List<PreparedDecision> decisions, SortedSet<String> read, EventItems format) {
        var next = new TreeMap<>(heads);
        var items = new ArrayList<Map<String, AttributeValue>>();
        for (var decision : decisions) {
            var positions = new TreeMap<String, String>();
            decision.tags().forEach(tag -> {
                var position = next.getOrDefault(tag, 0L);
                positions.put(tag, Positions.decision(position));
                next.put(tag, position + 1);
            });
            items.addAll(format.copies(decision.content(), positions));
        }
        var checks = new TreeMap<String, Long>();
        read.stream()
                .filter(tag ->
                        decisions.stream().noneMatch(decision -> decision.tags().contains(tag)))
                .forEach(tag -> checks.put(tag, next.getOrDefault(tag, 0L)));
        return new DecisionPlan(items, checks, next).verified();
    }

    boolean isOnePut() {
        return items.size() == 1 && checks.isEmpty();
    }

    List<TransactWriteItem> transaction(String table) {
        var operations = new ArrayList<TransactWriteItem>();
        for (var item : items) {
            operations.add(TransactWriteItem.builder()
                    .put(Put.builder()
                            .tableName(table)
                            .item(item)
                            .conditionExpression(FREE)
                            .expressionAttributeNames(FREE_NAMES)
                            .build())
                    .build());
        }
        checks.forEach((tag, head) -> operations.add(TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(Map.of(EventItems.TAG, fromS(tag), EventItems.POSITION, fromS(Positions.decision(head))))
                        .conditionExpression(FREE)
                        .expressionAttributeNames(FREE_NAMES)
                        .build())
                .build()));
        return operations;
    }

    /// The tag that each operation of [#transaction] is about, in the same order.
    List<String> tags() {
        var tags = items.stream()
                .map(item -> EventItems.text(item, EventItems.TAG))
                .collect(Collectors.toList());
        tags.addAll(checks.keySet());
        return tags;
    }

    private DecisionPlan verified() {
        var operations = items.size() + checks.size();
        if (operations > MOST_ITEMS) {
            throw new EventStoreException(
                    "an append of %d copies (one for each event and tag) and %d checks of read tags is over the %d items of a DynamoDB transaction; append fewer events at once"
                            .formatted(items.size(), checks.size(), MOST_ITEMS));
        }
        var bytes = items.stream().mapToLong(ItemSize::of).sum();
        if (bytes > MOST_BYTES) {
            throw new EventStoreException(
                    "an append of %,d bytes in %d copies is over the %,d bytes of a DynamoDB transaction; append fewer events at once"
                            .formatted(bytes, items.size(), MOST_BYTES));
        }
        return this;
    }
}

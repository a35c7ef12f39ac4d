package io.whereabouts.eventstore;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What one attempt to append writes, and what it makes sure of, at given heads.
///
/// @param copies of the decisions, in the order of the decisions
/// @param observations that are written with them
/// @param checks read tags under which nothing is written, and their heads
/// @param heads of every tag that is written or checked, if the attempt succeeds
record DecisionPlan(
        List<Map<String, AttributeValue>> copies,
        List<PreparedObservation> observations,
        SortedMap<String, Long> checks,
        Map<String, Long> heads) {
    static final String FREE = "attribute_not_exists(#tag)";
    static final Map<String, String> FREE_NAMES = Map.of("#tag", EventItems.TAG);

    private static final int MOST_ITEMS = 100; // of a DynamoDB transaction
    private static final int MOST_BYTES = 4 * 1024 * 1024; // of a DynamoDB transaction

    static DecisionPlan at(
            Map<String, Long> heads,
            List<PreparedDecision> decisions,
            List<PreparedObservation> observations,
            SortedSet<String> read,
            EventItems format) {
        var next = new TreeMap<>(heads);
        var copies = new ArrayList<Map<String, AttributeValue>>();
        for (var decision : decisions) {
            var positions = new TreeMap<String, String>();
            decision.tags().forEach(tag -> {
                var position = next.getOrDefault(tag, 0L);
                positions.put(tag, Positions.decision(position));
                next.put(tag, position + 1);
            });
            copies.addAll(format.copies(decision.content(), positions));
        }
        var checks = new TreeMap<String, Long>();
        read.stream()
                .filter(tag ->
                        decisions.stream().noneMatch(decision -> decision.tags().contains(tag)))
                .forEach(tag -> checks.put(tag, next.getOrDefault(tag, 0L)));
        return new DecisionPlan(copies, List.copyOf(observations), checks, next).verified();
    }

    boolean isOnePut() {
        return copies.size() == 1 && observations.isEmpty() && checks.isEmpty();
    }

    /// The copies, then the observations, then the checks.
    List<TransactWriteItem> transaction(String table) {
        var operations = new ArrayList<TransactWriteItem>();
        copies.forEach(copy -> operations.add(put(table, copy, ReturnValuesOnConditionCheckFailure.NONE)));
        observations.forEach(observation ->
                operations.add(put(table, observation.item(), ReturnValuesOnConditionCheckFailure.ALL_OLD)));
        checks.forEach((tag, head) -> operations.add(check(table, tag, head)));
        return operations;
    }

    private static TransactWriteItem put(
            String table, Map<String, AttributeValue> item, ReturnValuesOnConditionCheckFailure whatIsThere) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(FREE)
                        .expressionAttributeNames(FREE_NAMES)
                        .returnValuesOnConditionCheckFailure(whatIsThere)
                        .build())
                .build();
    }

    private static TransactWriteItem check(String table, String tag, long head) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(Map.of(EventItems.TAG, fromS(tag), EventItems.POSITION, fromS(Positions.decision(head))))
                        .conditionExpression(FREE)
                        .expressionAttributeNames(FREE_NAMES)
                        .build())
                .build();
    }

    private DecisionPlan verified() {
        var operations = copies.size() + observations.size() + checks.size();
        if (operations > MOST_ITEMS) {
            throw new EventStoreException(
                    "an append of %d copies (one for each event and tag), %d observations and %d checks of read tags is over the %d items of a DynamoDB transaction; append fewer events at once"
                            .formatted(copies.size(), observations.size(), checks.size(), MOST_ITEMS));
        }
        var bytes = Stream.concat(copies.stream(), observations.stream().map(PreparedObservation::item))
                .mapToLong(ItemSize::of)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new EventStoreException(
                    "an append of %,d bytes in %d items is over the %,d bytes of a DynamoDB transaction; append fewer events at once"
                            .formatted(bytes, copies.size() + observations.size(), MOST_BYTES));
        }
        return this;
    }
}

package io.whereabouts.eventstore;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Looks whether anything stands at given positions, or is about to: one TransactGetItems for up to 100 tags.
///
/// A BatchGetItem would not do. A transaction becomes visible item by item: under one tag its event may have been
/// read already when under another its position still looks free. TransactGetItems is cancelled then.
final class TakenPositions {
    private static final int MOST_ITEMS = 100; // of a DynamoDB transaction

    private final DynamoDbClient client;
    private final String table;
    private final Pause pause;

    TakenPositions(DynamoDbClient client, String table, Pause pause) {
        this.client = client;
        this.table = table;
        this.pause = pause;
    }

    /// @return the tags whose position is taken
    Set<String> of(Map<String, Long> positions) {
        var gets = positions.entrySet().stream()
                .map(place -> get(place.getKey(), place.getValue()))
                .toList();
        var taken = new TreeSet<String>();
        for (var from = 0; from < gets.size(); from += MOST_ITEMS) {
            var answer = read(gets.subList(from, Math.min(from + MOST_ITEMS, gets.size())));
            answer.responses().stream()
                    .filter(found -> found.hasItem() && !found.item().isEmpty())
                    .forEach(found -> taken.add(EventItems.text(found.item(), EventItems.TAG)));
        }
        return taken;
    }

    private TransactGetItemsResponse read(List<TransactGetItem> gets) {
        var backoff = new Backoff(pause);
        while (true) {
            try {
                return client.transactGetItems(transaction -> transaction.transactItems(gets));
            } catch (TransactionCanceledException inFlight) {
                if (!backoff.pause()) {
                    throw new AppendContended("confirming what was read", backoff.attempts());
                }
            }
        }
    }

    private TransactGetItem get(String tag, long position) {
        return TransactGetItem.builder()
                .get(Get.builder()
                        .tableName(table)
                        .key(Map.of(
                                EventItems.TAG, fromS(tag), EventItems.POSITION, fromS(Positions.decision(position))))
                        .projectionExpression("#tag")
                        .expressionAttributeNames(Map.of("#tag", EventItems.TAG))
                        .build())
                .build();
    }
}

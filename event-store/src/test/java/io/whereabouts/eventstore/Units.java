package io.whereabouts.eventstore;

import java.util.Map;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// Capacity units as AWS charges them ("DynamoDB read and write operations" in its developer guide). DynamoDB Local
/// reports others: nothing for an empty Query or a ConditionCheck, one put instead of two in a transaction.
record Units(double read, double write) {
    private static final int READ = 4 * 1024;
    private static final int WRITE = 1024;

    static Units of(SdkRequest request, SdkResponse response) {
        return switch (request) {
            case QueryRequest query
            when response instanceof QueryResponse found ->
                new Units(
                        blocks(found.items().stream().mapToInt(ItemSize::of).sum(), READ)
                                * (Boolean.TRUE.equals(query.consistentRead()) ? 1 : 0.5),
                        0);
            case TransactGetItemsRequest reads ->
                new Units(2.0 * reads.transactItems().size(), 0);
            case PutItemRequest put -> new Units(0, blocks(ItemSize.of(put.item()), WRITE));
            case TransactWriteItemsRequest transaction ->
                new Units(
                        0,
                        transaction.transactItems().stream()
                                .mapToInt(Units::twice)
                                .sum());
            default -> new Units(0, 0); // what only tests send
        };
    }

    /// A write whose condition does not hold is charged all the same.
    static Units ofRefused(SdkRequest request) {
        return of(request, QueryResponse.builder().build());
    }

    /// A transaction prepares and commits; a check is charged as a write.
    private static int twice(TransactWriteItem operation) {
        return 2 * (operation.put() == null ? 1 : blocks(size(operation), WRITE));
    }

    private static int size(TransactWriteItem operation) {
        Map<String, AttributeValue> item = operation.put().item();
        return ItemSize.of(item);
    }

    private static int blocks(int bytes, int block) {
        return Math.max(1, Math.ceilDiv(bytes, block));
    }
}

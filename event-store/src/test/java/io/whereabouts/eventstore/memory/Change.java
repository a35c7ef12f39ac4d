package io.whereabouts.eventstore.memory;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/// What is done to one item: alone, in a batch or in a transaction.
///
/// @param item what will stand there; empty for nothing
/// @param checks whether it changes nothing, and only wants the condition to hold
/// @param tellsOld whether it wants to see the item for which the condition did not hold
record Change(
        Table table,
        Key key,
        Optional<Map<String, AttributeValue>> item,
        boolean checks,
        Condition condition,
        boolean tellsOld) {

    static Change of(PutItemRequest put, Storage storage) {
        if (put.hasExpected() || put.conditionalOperator() != null) {
            throw UnofferedOperations.notOffered("Expected and ConditionalOperator");
        }
        return of(
                Put.builder()
                        .tableName(put.tableName())
                        .item(put.item())
                        .conditionExpression(put.conditionExpression())
                        .expressionAttributeNames(put.expressionAttributeNames())
                        .expressionAttributeValues(put.expressionAttributeValues())
                        .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
                        .build(),
                storage);
    }

    static Change of(DeleteItemRequest delete, Storage storage) {
        if (delete.hasExpected() || delete.conditionalOperator() != null) {
            throw UnofferedOperations.notOffered("Expected and ConditionalOperator");
        }
        return of(
                Delete.builder()
                        .tableName(delete.tableName())
                        .key(delete.key())
                        .conditionExpression(delete.conditionExpression())
                        .expressionAttributeNames(delete.expressionAttributeNames())
                        .expressionAttributeValues(delete.expressionAttributeValues())
                        .returnValuesOnConditionCheckFailure(delete.returnValuesOnConditionCheckFailure())
                        .build(),
                storage);
    }

    /// One of a [BatchWriteItemRequest].
    static Change of(String table, WriteRequest write, Storage storage) {
        return write.putRequest() == null
                ? of(
                        Delete.builder()
                                .tableName(table)
                                .key(write.deleteRequest().key())
                                .build(),
                        storage)
                : of(
                        Put.builder()
                                .tableName(table)
                                .item(write.putRequest().item())
                                .build(),
                        storage);
    }

    static Change of(TransactWriteItem one, Storage storage) {
        if (one.update() != null) {
            throw UnofferedOperations.notOffered("Update in a transaction");
        }
        if (one.put() != null) {
            return of(one.put(), storage);
        }
        return one.delete() == null ? of(one.conditionCheck(), storage) : of(one.delete(), storage);
    }

    private static Change of(Put put, Storage storage) {
        var table = storage.table(put.tableName());
        var item = Values.stored(put.item());
        var expressions = new Expressions(put.expressionAttributeNames(), put.expressionAttributeValues());
        return new Change(
                table,
                table.schema.keyOfItem(item),
                Optional.of(item),
                false,
                only(expressions, put.conditionExpression()),
                tellsOld(put.returnValuesOnConditionCheckFailure()));
    }

    private static Change of(Delete delete, Storage storage) {
        var table = storage.table(delete.tableName());
        var expressions = new Expressions(delete.expressionAttributeNames(), delete.expressionAttributeValues());
        return new Change(
                table,
                table.schema.keyOf(delete.key()),
                Optional.empty(),
                false,
                only(expressions, delete.conditionExpression()),
                tellsOld(delete.returnValuesOnConditionCheckFailure()));
    }

    private static Change of(ConditionCheck check, Storage storage) {
        var table = storage.table(check.tableName());
        var expressions = new Expressions(check.expressionAttributeNames(), check.expressionAttributeValues());
        return new Change(
                table,
                table.schema.keyOf(check.key()),
                Optional.empty(),
                true,
                only(expressions, check.conditionExpression()),
                tellsOld(check.returnValuesOnConditionCheckFailure()));
    }

    /// What the item holds now, or nothing.
    Map<String, AttributeValue> old() {
        return table.get(key).orElse(Map.of());
    }

    /// @return what was there before
    Map<String, AttributeValue> apply() {
        var old = old();
        if (!checks) {
            table.write(key, item);
        }
        return old;
    }

    /// The larger of what was there and what is there now.
    long bytes(Map<String, AttributeValue> old) {
        return Math.max(Values.size(old), item.map(Values::size).orElse(0L));
    }

    private static Condition only(Expressions expressions, @Nullable String expression) {
        var condition = expressions.condition(expression);
        expressions.verifyAllUsed();
        return condition;
    }

    private static boolean tellsOld(@Nullable ReturnValuesOnConditionCheckFailure which) {
        return which == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
}

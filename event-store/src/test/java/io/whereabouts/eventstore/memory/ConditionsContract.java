package io.whereabouts.eventstore.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Conditions of single writes, and the expressions that they are written in.
abstract class ConditionsContract extends DynamoDbContract {

    @Test
    void what_is_put_is_got() {
        put(item("ship=1", "d#0", "one"));
        assertThat(get("ship=1", "d#0")).isEqualTo(item("ship=1", "d#0", "one"));
        assertThat(get("ship=1", "d#1")).isEmpty();
    }

    @Test
    void a_put_without_condition_replaces_the_whole_item() {
        put(item("ship=1", "d#0", "one"));
        put(key("ship=1", "d#0"));
        assertThat(get("ship=1", "d#0")).isEqualTo(key("ship=1", "d#0"));
    }

    @Test
    void a_place_is_taken_once() {
        putIfFree(item("ship=1", "d#0", "one"));
        refused("ConditionalCheckFailedException", () -> putIfFree(item("ship=1", "d#0", "two")));
        assertThat(get("ship=1", "d#0")).isEqualTo(item("ship=1", "d#0", "one"));
    }

    @Test
    void a_condition_that_fails_shows_the_item_to_whoever_asked() {
        put(item("ship=1", "d#0", "one"));
        assertThatThrownBy(() -> client.putItem(put -> put.tableName(table)
                        .item(item("ship=1", "d#0", "two"))
                        .conditionExpression(FREE)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failed -> assertThat(failed.item()).isEqualTo(item("ship=1", "d#0", "one")));
        assertThatThrownBy(() -> putIfFree(item("ship=1", "d#0", "two")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        failed -> assertThat(failed.hasItem()).isFalse());
    }

    @Test
    void a_write_returns_what_was_there_to_whoever_asked() {
        put(item("ship=1", "d#0", "one"));
        assertThat(client.putItem(put -> put.tableName(table)
                                .item(item("ship=1", "d#0", "two"))
                                .returnValues(ReturnValue.ALL_OLD))
                        .attributes())
                .isEqualTo(item("ship=1", "d#0", "one"));
        assertThat(client.deleteItem(delete -> delete.tableName(table)
                                .key(key("ship=1", "d#0"))
                                .returnValues(ReturnValue.ALL_OLD))
                        .attributes())
                .isEqualTo(item("ship=1", "d#0", "two"));
    }

    @Test
    void what_is_deleted_is_gone_and_may_be_deleted_again() {
        put(item("ship=1", "d#0", "one"));
        for (var twice = 0; twice < 2; twice++) {
            client.deleteItem(delete -> delete.tableName(table).key(key("ship=1", "d#0")));
            assertThat(get("ship=1", "d#0")).isEmpty();
        }
        refused(
                "ConditionalCheckFailedException",
                () -> client.deleteItem(delete -> delete.tableName(table)
                        .key(key("ship=1", "d#0"))
                        .conditionExpression("attribute_exists(tag)")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    attribute_exists(#a)                        | true
                    attribute_exists(absent)                    | false
                    attribute_not_exists(absent) AND #a = :m   | true
                    #a = :m                                     | true
                    #a <> :m                                    | false
                    absent <> :m                               | true
                    absent = :m                                | false
                    absent < :m                                | false
                    :m = #a                                     | true
                    #a < :z                                     | true
                    #a <= :m                                    | true
                    #a > :z                                     | false
                    #a >= :m                                    | true
                    #a < :n                                     | false
                    #a > :n                                     | false
                    amount > :n                                 | true
                    amount <= :n                                | false
                    #a BETWEEN :l AND :z                        | true
                    #a BETWEEN :n AND :z                        | false
                    begins_with(#a, :mi)                        | true
                    begins_with(#a, :z)                         | false
                    NOT #a = :m                                 | false
                    NOT (#a = :z OR absent = :m)               | true
                    #a = :z AND #a = :m OR amount > :n          | true
                    #a = :z AND (#a = :m OR amount > :n)        | false
                    attribute_not_exists(#a) or #a < :z         | true
                    """)
    void expressions_mean_what_DynamoDB_means(String expression, boolean holds) {
        put(Map.of("tag", fromS("ship=1"), "position", fromS("d#0"), "text", fromS("middle"), "amount", fromN("10")));
        var values =
                Map.of(":l", fromS("a"), ":m", fromS("middle"), ":mi", fromS("mi"), ":z", fromS("z"), ":n", fromN("9"));
        var used = values.entrySet().stream()
                .filter(value -> expression.matches(".*" + value.getKey() + "\\b.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        ThrowingCallable deletion = () -> client.deleteItem(delete -> delete.tableName(table)
                .key(key("ship=1", "d#0"))
                .conditionExpression(expression)
                .expressionAttributeNames(expression.contains("#a") ? Map.of("#a", "text") : null)
                .expressionAttributeValues(used.isEmpty() ? null : used));
        if (holds) {
            assertThatCode(deletion).doesNotThrowAnyException();
        } else {
            refused("ConditionalCheckFailedException", deletion);
        }
        assertThat(get("ship=1", "d#0").isEmpty()).isEqualTo(holds);
    }

    @Test
    void names_and_values_are_used_or_not_given() {
        refused(
                "ValidationException",
                () -> client.putItem(put -> put.tableName(table)
                        .item(item("ship=1", "d#0", "one"))
                        .conditionExpression(FREE)
                        .expressionAttributeNames(Map.of("#text", "text"))));
        refused(
                "ValidationException",
                () -> client.putItem(put -> put.tableName(table)
                        .item(item("ship=1", "d#0", "one"))
                        .conditionExpression("attribute_not_exists(#tag)")));
        refused(
                "ValidationException",
                () -> client.putItem(put -> put.tableName(table)
                        .item(item("ship=1", "d#0", "one"))
                        .conditionExpression("tag = = :x")
                        .expressionAttributeValues(Map.of(":x", fromS("x")))));
    }

    @Test
    void numbers_are_stored_without_their_zeros() {
        put(Map.of("tag", fromS("ship=1"), "position", fromS("d#0"), "amount", fromN("010.50")));
        assertThat(get("ship=1", "d#0")).containsEntry("amount", fromN("10.5"));
    }
}

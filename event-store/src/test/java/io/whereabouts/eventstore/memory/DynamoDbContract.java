package io.whereabouts.eventstore.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.whereabouts.eventstore.DynamoDbUnderTest;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.AbstractObjectAssert;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What the event store relies on in DynamoDB. It is DynamoDB that is described here; the same tests run on each
/// stand-in, so that what the store is tested against is known to be like it.
abstract class DynamoDbContract {
    static final String FREE = "attribute_not_exists(tag)";

    DynamoDbClient client = new InMemoryDynamoDb(); // until the one under test is there
    String table = "";

    abstract DynamoDbUnderTest dynamoDb();

    @BeforeEach
    void anEmptyTable() {
        client = dynamoDb().client();
        table = dynamoDb().createEventsTable();
    }

    @AfterEach
    void close() {
        client.close();
    }

    /// A token that no other test has used, in this run or an earlier one.
    static String token() {
        return UUID.randomUUID().toString();
    }

    static Map<String, AttributeValue> key(String tag, String position) {
        return Map.of("tag", fromS(tag), "position", fromS(position));
    }

    static Map<String, AttributeValue> item(String tag, String position, String text) {
        return Map.of("tag", fromS(tag), "position", fromS(position), "text", fromS(text));
    }

    /// An item of about so many bytes.
    static Map<String, AttributeValue> item(String tag, String position, int bytes) {
        return item(tag, position, "x".repeat(bytes - 15 - tag.length() - position.length()));
    }

    void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table).item(item));
    }

    void putIfFree(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table).item(item).conditionExpression(FREE));
    }

    Map<String, AttributeValue> get(String tag, String position) {
        return client.getItem(
                        get -> get.tableName(table).key(key(tag, position)).consistentRead(true))
                .item();
    }

    void write(String token, TransactWriteItem... operations) {
        client.transactWriteItems(
                transaction -> transaction.transactItems(operations).clientRequestToken(token));
    }

    TransactWriteItem puts(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression(FREE)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                        .build())
                .build();
    }

    TransactWriteItem checks(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .conditionCheck(ConditionCheck.builder()
                        .tableName(table)
                        .key(key)
                        .conditionExpression(FREE)
                        .build())
                .build();
    }

    TransactWriteItem deletes(Map<String, AttributeValue> key) {
        return TransactWriteItem.builder()
                .delete(Delete.builder().tableName(table).key(key).build())
                .build();
    }

    static AbstractObjectAssert<?, DynamoDbException> refused(String code, ThrowingCallable call) {
        return assertThatThrownBy(call)
                .asInstanceOf(InstanceOfAssertFactories.type(DynamoDbException.class))
                .satisfies(failure -> {
                    assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(failure.statusCode()).isEqualTo(400);
                });
    }
}

package io.whereabouts.eventstore.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import io.whereabouts.eventstore.EventsTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// What DynamoDB documents of isolation ("Amazon DynamoDB Transactions: How it works"), and DynamoDB Local, which
/// does one thing after the other, never shows.
class ScheduleTest {
    private static final String TABLE = "events";

    private final List<Runnable> meanwhile = new ArrayList<>();
    private Schedule.Point at = Schedule.Point.DONE;
    private Class<? extends DynamoDbRequest> of = DynamoDbRequest.class;
    private int choice;
    private Instant now = Instant.parse("2026-11-01T10:00:00Z");

    private final InMemoryDynamoDb dynamoDb = new InMemoryDynamoDb(
            new Schedule() {
                @Override
                public void reached(Point point, DynamoDbRequest request) {
                    if (point == at && of.isInstance(request) && !meanwhile.isEmpty()) {
                        meanwhile.removeFirst().run();
                    }
                }

                @Override
                public int choose(int choices) {
                    return Math.min(choice, choices - 1);
                }
            },
            new Clock() {
                @Override
                public Instant instant() {
                    return now;
                }

                @Override
                public ZoneOffset getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }
            });

    @BeforeEach
    void aTable() {
        EventsTable.create(dynamoDb, TABLE);
    }

    private void meanwhile(Schedule.Point point, Class<? extends DynamoDbRequest> request, Runnable... others) {
        at = point;
        of = request;
        meanwhile.addAll(List.of(others));
    }

    private void put(String tag) {
        dynamoDb.putItem(put -> put.tableName(TABLE)
                .item(Map.of("tag", fromS(tag), "position", fromS("d#0")))
                .conditionExpression("attribute_not_exists(tag)"));
    }

    private void writeTogether(String... tags) {
        dynamoDb.transactWriteItems(transaction -> transaction
                .clientRequestToken("token")
                .transactItems(List.of(tags).stream()
                        .map(tag -> TransactWriteItem.builder()
                                .put(Put.builder()
                                        .tableName(TABLE)
                                        .item(Map.of("tag", fromS(tag), "position", fromS("d#0")))
                                        .conditionExpression("attribute_not_exists(tag)")
                                        .build())
                                .build())
                        .toList()));
    }

    private List<String> tags(boolean consistent) {
        return dynamoDb.scan(scan -> scan.tableName(TABLE).consistentRead(consistent)).items().stream()
                .map(item -> item.getOrDefault("tag", AttributeValue.fromS("")).s())
                .sorted()
                .toList();
    }

    @Test
    void a_reader_of_several_items_may_see_half_of_a_transaction() {
        meanwhile(
                Schedule.Point.BETWEEN_ITEMS,
                TransactWriteItemsRequest.class,
                () -> assertThat(tags(true)).as("the first is in flight").isEmpty(),
                () -> assertThat(tags(true)).as("both are in flight").isEmpty(),
                () -> assertThat(tags(true)).as("the second is visible").containsExactly("b"));
        choice = 1;
        writeTogether("a", "b");
        assertThat(meanwhile).isEmpty();
        assertThat(tags(true)).containsExactly("a", "b");
    }

    @Test
    void who_writes_an_item_that_is_in_flight_is_refused() {
        meanwhile(
                Schedule.Point.PREPARED,
                TransactWriteItemsRequest.class,
                () -> assertThatThrownBy(() -> put("a")).isInstanceOf(TransactionConflictException.class));
        writeTogether("a", "b");
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void a_transaction_over_an_item_that_is_in_flight_is_cancelled() {
        meanwhile(
                Schedule.Point.PREPARED,
                TransactWriteItemsRequest.class,
                () -> assertThatThrownBy(() ->
                                dynamoDb.transactWriteItems(other -> other.transactItems(TransactWriteItem.builder()
                                        .delete(delete -> delete.tableName(TABLE)
                                                .key(Map.of("tag", fromS("b"), "position", fromS("d#0"))))
                                        .build())))
                        .isInstanceOfSatisfying(
                                TransactionCanceledException.class,
                                cancelled -> assertThat(cancelled
                                                .cancellationReasons()
                                                .getFirst()
                                                .code())
                                        .isEqualTo("TransactionConflict")));
        writeTogether("a", "b");
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void a_reader_may_see_an_older_state_if_it_does_not_ask_for_the_newest() {
        put("a");
        put("b");
        choice = 1;
        assertThat(tags(false)).containsExactly("a");
        assertThat(tags(true)).containsExactly("a", "b");
    }

    @Test
    void a_request_or_a_reply_may_be_lost() {
        Runnable loss = () -> {
            throw SdkClientException.create("lost");
        };
        meanwhile(Schedule.Point.ARRIVED, PutItemRequest.class, loss);
        assertThatThrownBy(() -> put("a")).hasMessageContaining("lost");
        assertThat(tags(true)).isEmpty();
        meanwhile(Schedule.Point.DONE, PutItemRequest.class, loss);
        assertThatThrownBy(() -> put("a")).hasMessageContaining("lost");
        assertThat(tags(true)).containsExactly("a");
    }

    @Test
    void a_token_is_forgotten_after_ten_minutes() {
        writeTogether("a");
        now = now.plus(Duration.ofMinutes(10));
        writeTogether("a");
        now = now.plusSeconds(1);
        assertThatThrownBy(() -> writeTogether("a")).isInstanceOf(TransactionCanceledException.class);
    }

    @Test
    void what_is_not_offered_fails_with_its_name() {
        assertThatThrownBy(() -> dynamoDb.updateItem(UpdateItemRequest.builder().build()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("updateItem");
        assertThatThrownBy(() -> dynamoDb.putItem(put -> put.tableName(TABLE)
                        .item(Map.of("tag", fromS("a"), "position", fromS("b")))
                        .conditionExpression("size(tag) = :one")
                        .expressionAttributeValues(Map.of(":one", AttributeValue.fromN("1")))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("size");
    }
}

package io.whereabouts.eventstore.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Transactions: all or nothing, with reasons, once for each token.
abstract class TransactionsContract extends DynamoDbContract {

    @Test
    void all_is_written() {
        put(item("ship=3", "d#0", "old"));
        write(
                token(),
                puts(item("ship=1", "d#0", "one")),
                puts(item("ship=2", "d#0", "two")),
                deletes(key("ship=3", "d#0")),
                checks(key("ship=4", "d#0")));
        assertThat(get("ship=1", "d#0")).isEqualTo(item("ship=1", "d#0", "one"));
        assertThat(get("ship=2", "d#0")).isEqualTo(item("ship=2", "d#0", "two"));
        assertThat(get("ship=3", "d#0")).isEmpty();
        assertThat(get("ship=4", "d#0")).isEmpty();
    }

    @Test
    void or_nothing_and_the_reasons_are_in_the_order_of_the_operations() {
        put(item("ship=2", "d#0", "taken"));
        put(item("ship=4", "d#0", "taken, too"));
        assertThatThrownBy(() -> write(
                        token(),
                        puts(item("ship=1", "d#0", "one")),
                        puts(item("ship=2", "d#0", "two")),
                        checks(key("ship=3", "d#0")),
                        checks(key("ship=4", "d#0"))))
                .isInstanceOfSatisfying(TransactionCanceledException.class, cancelled -> {
                    var reasons = cancelled.cancellationReasons();
                    assertThat(reasons)
                            .extracting(CancellationReason::code)
                            .containsExactly("None", "ConditionalCheckFailed", "None", "ConditionalCheckFailed");
                    assertThat(reasons.get(1).item()).isEqualTo(item("ship=2", "d#0", "taken"));
                    assertThat(reasons.get(3).hasItem()).as("did not ask").isFalse();
                });
        assertThat(get("ship=1", "d#0")).isEmpty();
    }

    @Test
    void a_transaction_that_comes_again_with_its_token_is_applied_once() {
        var token = token();
        write(token, puts(item("ship=1", "d#0", "one")));
        write(token, puts(item("ship=1", "d#0", "one")));
        client.deleteItem(delete -> delete.tableName(table).key(key("ship=1", "d#0")));
        write(token, puts(item("ship=1", "d#0", "one")));
        assertThat(get("ship=1", "d#0")).as("it was not applied again").isEmpty();
    }

    @Test
    void another_transaction_with_the_same_token_is_refused() {
        var token = token();
        write(token, puts(item("ship=1", "d#0", "one")));
        refused("IdempotentParameterMismatchException", () -> write(token, puts(item("ship=1", "d#0", "two"))));
    }

    @Test
    void what_was_cancelled_may_be_tried_again_with_its_token() {
        var token = token();
        put(item("ship=1", "d#0", "taken"));
        refused("TransactionCanceledException", () -> write(token, puts(item("ship=1", "d#0", "one"))));
        client.deleteItem(delete -> delete.tableName(table).key(key("ship=1", "d#0")));
        write(token, puts(item("ship=1", "d#0", "one")));
        assertThat(get("ship=1", "d#0")).isEqualTo(item("ship=1", "d#0", "one"));
    }

    /// DynamoDB answers `ValidationException`; its API reference, and DynamoDB Local, `TransactionCanceledException`.
    @Test
    void one_item_is_in_a_transaction_once() {
        assertThatThrownBy(() -> write(token(), puts(item("ship=1", "d#0", "one")), checks(key("ship=1", "d#0"))))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isIn("ValidationException", "TransactionCanceledException"));
        assertThat(get("ship=1", "d#0")).isEmpty();
    }

    @Test
    void a_hundred_items_fit_and_no_more() {
        write(token(), many(100));
        assertThat(client.query(query -> query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression("tag = :tag")
                                .expressionAttributeValues(Map.of(":tag", fromS("ship=1"))))
                        .count())
                .isEqualTo(100);
        refused("ValidationException", () -> write(token(), many(101)));
        refused("ValidationException", () -> write(token()));
    }

    private TransactWriteItem[] many(int operations) {
        return IntStream.range(0, operations)
                .mapToObj(n -> puts(item("ship=1", "d#%03d".formatted(n), "x")))
                .toArray(TransactWriteItem[]::new);
    }

    @Test
    void four_megabytes_fit_and_no_more() {
        var large = IntStream.range(0, 11)
                .mapToObj(n -> puts(item("ship=" + n, "d#0", 390 * 1024)))
                .toArray(TransactWriteItem[]::new);
        refused("ValidationException", () -> write(token(), large));
        assertThat(get("ship=0", "d#0")).isEmpty();
    }

    /// On DynamoDB, writers who meet may all be refused with `TransactionConflict`, so that none wins; DynamoDB
    /// Local runs one transaction after the other.
    @Test
    void of_transactions_that_meet_one_wins_at_most() throws Exception {
        List<Future<String>> outcomes;
        try (var threads = Executors.newFixedThreadPool(8)) {
            outcomes = threads.invokeAll(IntStream.range(0, 8)
                    .mapToObj(n -> (Callable<String>) () -> {
                        try {
                            write(
                                    token(),
                                    puts(item("ship=1", "d#0", "by " + n)),
                                    puts(item("ship=2", "d#0", "by " + n)));
                            return "won";
                        } catch (TransactionCanceledException cancelled) {
                            return cancelled.cancellationReasons().stream()
                                    .map(CancellationReason::code)
                                    .filter(code -> !code.equals("None"))
                                    .findFirst()
                                    .orElseThrow();
                        }
                    })
                    .toList());
        }
        assertThat(outcomes)
                .extracting(Future::resultNow)
                .filteredOn("won"::equals)
                .hasSizeLessThanOrEqualTo(1);
        assertThat(outcomes)
                .extracting(Future::resultNow)
                .isSubsetOf("won", "ConditionalCheckFailed", "TransactionConflict");
        assertThat(get("ship=1", "d#0").get("text"))
                .isEqualTo(get("ship=2", "d#0").get("text"));
    }

    @Test
    void a_transaction_of_reads_answers_in_the_order_of_the_questions() {
        put(item("ship=1", "d#0", "one"));
        put(item("ship=2", "d#0", "two"));
        var read = client.transactGetItems(
                gets -> gets.transactItems(reads("ship=2", "d#0"), reads("ship=3", "d#0"), reads("ship=1", "d#0")));
        assertThat(read.responses())
                .extracting(ItemResponse::item)
                .containsExactly(item("ship=2", "d#0", "two"), Map.of(), item("ship=1", "d#0", "one"));
    }

    private TransactGetItem reads(String tag, String position) {
        return TransactGetItem.builder()
                .get(Get.builder().tableName(table).key(key(tag, position)).build())
                .build();
    }
}

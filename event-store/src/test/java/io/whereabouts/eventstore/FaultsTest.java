package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.seen;
import static io.whereabouts.eventstore.TestStore.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.ObservationOutcomes.Outcome;
import java.util.List;
import java.util.function.Supplier;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// A write whose reply is lost ends in success, once: never twice, and never as a conflict with itself.
class FaultsTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final int MANY = 1_000;

    private final Requests requests = new Requests();
    private final Faults faults = new Faults();
    private final TestStore store = new TestStore(DYNAMO_DB, requests, faults);

    @AfterEach
    void close() {
        store.close();
    }

    static List<Supplier<RuntimeException>> lostReplies() {
        return List.of(Faults.TIME_OUT, Faults.BROKEN_CONNECTION);
    }

    @ParameterizedTest
    @MethodSource("lostReplies")
    void a_put_that_was_applied_is_found_again(Supplier<RuntimeException> loss) {
        var read = store.having(under("ship=1"));
        faults.afterApplying(1, PutItemRequest.class, loss);
        var marker = store.append(read, decision(OPENED, "once", "ship=1"));
        assertThat(store.source(under("ship=1"))).isEqualTo(new TestStore.Sourced(List.of("once"), marker));
        assertThat(store.items()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("lostReplies")
    void a_transaction_that_was_applied_is_found_again(Supplier<RuntimeException> loss) {
        var read = store.having(under("ship=1").or(under("port=a")));
        faults.afterApplying(1, TransactWriteItemsRequest.class, loss);
        var marker = store.append(read, decision(OPENED, "once", "ship=1", "port=a"));
        assertThat(store.source(under("ship=1").or(under("port=a"))))
                .isEqualTo(new TestStore.Sourced(List.of("once"), marker));
        assertThat(store.items()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("lostReplies")
    void a_write_that_never_arrived_is_sent_again(Supplier<RuntimeException> loss) {
        faults.beforeSending(2, PutItemRequest.class, loss);
        store.append(store.having(under("ship=1")), decision(OPENED, "once", "ship=1"));
        assertThat(store.items()).hasSize(1);
        faults.beforeSending(2, TransactWriteItemsRequest.class, loss);
        store.append(AppendCondition.none(), decision(OPENED, "once", "ship=2", "port=a"));
        assertThat(store.items()).hasSize(3);
    }

    @Test
    void a_write_that_was_applied_is_found_behind_what_others_wrote_since() {
        var read = store.having(under("ship=1").or(under("port=a")));
        faults.afterApplying(1, TransactWriteItemsRequest.class, () -> {
            store.append(AppendCondition.none(), decision(OPENED, "later", "port=a"));
            return Faults.TIME_OUT.get();
        });
        store.append(read, decision(OPENED, "once", "ship=1"));
        assertThat(store.source(under("ship=1")).texts()).containsExactly("once");
        assertThat(store.source(under("port=a")).texts()).containsExactly("later");
    }

    @Test
    void a_conflict_is_still_a_conflict_after_a_lost_request() {
        var read = store.having(under("ship=1"));
        faults.beforeSending(1, PutItemRequest.class, () -> {
            store.append(AppendCondition.none(), decision(OPENED, "meanwhile", "ship=1"));
            return Faults.TIME_OUT.get();
        });
        assertThatThrownBy(() -> store.append(read, decision(OPENED, "never", "ship=1")))
                .isInstanceOf(AppendConflict.class);
        assertThat(store.source(under("ship=1")).texts()).containsExactly("meanwhile");
    }

    @ParameterizedTest
    @MethodSource("lostReplies")
    void an_observation_that_was_applied_was_recorded_and_not_a_duplicate(Supplier<RuntimeException> loss) {
        faults.afterApplying(1, PutItemRequest.class, loss);
        assertThat(store.record(seen("s#0#1", "at sea", "item=1")).of("s#0#1")).isEqualTo(Outcome.RECORDED);
        assertThat(requests.sent()).containsExactly("PutItem", "PutItem");
        assertThat(store.items()).hasSize(1);
    }

    @Test
    void who_never_gets_a_reply_is_told_so() {
        faults.beforeSending(MANY, PutItemRequest.class, Faults.TIME_OUT);
        assertThatThrownBy(() -> store.append(AppendCondition.none(), decision(OPENED, "x", "ship=1")))
                .isInstanceOf(AppendUnsettled.class)
                .hasMessage("appending 1 decision(s) under [ship=1] got no reply, so that it may or may not have been"
                        + " written; read again before it is sent again")
                .hasRootCauseMessage("no reply in time (SDK Attempt Count: 1)");
        assertThatThrownBy(() -> store.record(seen("s#0#1", "x", "item=1"))).isInstanceOf(AppendUnsettled.class);
    }

    @Test
    void who_collides_with_a_transaction_tries_again() {
        faults.beforeSending(3, PutItemRequest.class, FaultsTest::conflict);
        store.append(store.having(under("ship=1")), decision(OPENED, "one", "ship=1"));
        faults.beforeSending(3, PutItemRequest.class, FaultsTest::conflict);
        store.record(seen("s#0#1", "x", "item=1"));
        faults.beforeSending(3, TransactWriteItemsRequest.class, () -> cancelled("None", "TransactionConflict"));
        store.append(AppendCondition.none(), decision(OPENED, "two", "ship=1", "port=a"));
        assertThat(store.items()).hasSize(4);
    }

    @Test
    void who_collides_for_ever_gives_up_with_nothing_written() {
        faults.beforeSending(MANY, PutItemRequest.class, FaultsTest::conflict);
        assertThatThrownBy(() -> store.append(AppendCondition.none(), decision(OPENED, "x", "ship=1")))
                .isInstanceOf(AppendContended.class)
                .hasMessage(
                        "appending 1 decision(s) under [ship=1] was not possible in 40 attempts, because others write"
                                + " there all the time or the table is throttled; nothing was written, try again later");
        assertThat(store.items()).isEmpty();
    }

    @Test
    void a_transaction_that_is_cancelled_for_another_reason_fails() {
        faults.beforeSending(1, TransactWriteItemsRequest.class, () -> cancelled("None", "ValidationError"));
        assertThatThrownBy(() -> store.append(AppendCondition.none(), decision(OPENED, "x", "ship=1", "port=a")))
                .isInstanceOf(AppendFailed.class)
                .hasMessageContaining("failed at DynamoDB (TransactionCanceledException) and nothing was written");
        assertThat(store.items()).isEmpty();
    }

    private static RuntimeException conflict() {
        return TransactionConflictException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionConflictException")
                        .build())
                .build();
    }

    private static RuntimeException cancelled(String... codes) {
        return TransactionCanceledException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("TransactionCanceledException")
                        .build())
                .cancellationReasons(List.of(codes).stream()
                        .map(code -> CancellationReason.builder().code(code).build())
                        .toList())
                .build();
    }
}

package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.seen;
import static io.whereabouts.eventstore.TestStore.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.ObservationOutcomes.Outcome;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/// A decision that says where it happened brings an observation along: both are stored, or neither.
abstract class MixedAppendContract {
    abstract DynamoDbUnderTest dynamoDb();

    private final Requests requests = new Requests();
    private final Faults faults = new Faults();
    private final TestStore store = new TestStore(dynamoDb(), requests, faults);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_observation_is_stored_with_its_decision_in_one_transaction() {
        var outcomes = store.appendTold(
                store.having(under("ship=1")), decision(OPENED, "one", "ship=1"), seen("s#1", "at sea", "port=a"));
        assertThat(outcomes.of("s#1")).isEqualTo(Outcome.RECORDED);
        assertThat(requests.sent()).containsExactly("Query", "TransactWriteItems");
        assertThat(store.items()).containsOnlyKeys("port=a o#s#1", "ship=1 d#000000000000");
    }

    @Test
    void neither_is_stored_if_the_decision_does_not_hold() {
        var read = store.having(under("ship=1"));
        store.append(AppendCondition.none(), decision(OPENED, "meanwhile", "ship=1"));
        assertThatThrownBy(
                        () -> store.append(read, decision(OPENED, "never", "ship=1"), seen("s#1", "at sea", "port=a")))
                .isInstanceOf(AppendConflict.class);
        assertThat(store.items()).containsOnlyKeys("ship=1 d#000000000000");
    }

    @Test
    void one_that_was_recorded_before_is_a_duplicate_and_does_not_hinder_the_decision() {
        store.record(seen("s#1", "at sea", "port=a"));
        var outcomes = store.appendTold(
                store.having(under("ship=1")),
                decision(OPENED, "one", "ship=1"),
                seen("s#1", "at sea", "port=a"),
                seen("s#2", "ashore", "port=a"));
        assertThat(outcomes.of("s#1")).isEqualTo(Outcome.DUPLICATE);
        assertThat(outcomes.of("s#2")).isEqualTo(Outcome.RECORDED);
        assertThat(store.items()).containsOnlyKeys("port=a o#s#1", "port=a o#s#2", "ship=1 d#000000000000");
    }

    @Test
    void one_that_was_recorded_before_with_other_content_refuses_all() {
        store.record(seen("s#1", "at sea", "port=a"));
        var read = store.having(under("ship=1"));
        assertThatThrownBy(
                        () -> store.append(read, decision(OPENED, "never", "ship=1"), seen("s#1", "ashore", "port=a")))
                .isInstanceOf(ConflictingObservation.class)
                .hasMessage("recorded before with other content, and not written now: s#1");
        assertThat(store.items()).containsOnlyKeys("port=a o#s#1");
    }

    @Test
    void both_are_found_again_after_a_lost_reply() {
        var read = store.having(under("ship=1"));
        faults.afterApplying(1, TransactWriteItemsRequest.class, Faults.TIME_OUT);
        var outcomes = store.appendTold(read, decision(OPENED, "one", "ship=1"), seen("s#1", "at sea", "port=a"));
        assertThat(outcomes.of("s#1")).isEqualTo(Outcome.RECORDED);
        assertThat(store.items()).containsOnlyKeys("port=a o#s#1", "ship=1 d#000000000000");
    }

    @Test
    void all_count_for_the_limit_of_a_transaction() {
        var events = Stream.concat(
                        Stream.of(decision(OPENED, "one", "ship=1")),
                        IntStream.range(0, 100).mapToObj(n -> seen("s#" + n, "at sea", "port=a")))
                .toArray(TaggedEventMessage[]::new);
        assertThatThrownBy(() -> store.append(AppendCondition.none(), events))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("1 copies (one for each event and tag), 100 observations and 0 checks");
        assertThat(store.items()).isEmpty();
        var fitting = List.of(events).subList(0, 100).toArray(TaggedEventMessage[]::new);
        store.append(AppendCondition.none(), fitting);
        assertThat(store.items()).hasSize(100);
    }
}

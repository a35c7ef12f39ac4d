package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.DecisionsContract.together;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.seen;
import static io.whereabouts.eventstore.TestStore.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.ObservationOutcomes.Outcome;
import io.whereabouts.eventstore.Requests.Request;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

abstract class ObservationsContract {
    abstract DynamoDbUnderTest dynamoDb();

    private final Requests requests = new Requests();
    private TestStore store = new TestStore(dynamoDb(), requests);

    @BeforeEach
    void nothingCounted() {
        requests.clear();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_same_observation_twice_is_one_fact() {
        assertThat(store.record(seen("s#0#1", "at sea", "item=1")).of("s#0#1")).isEqualTo(Outcome.RECORDED);
        assertThat(store.record(seen("s#0#1", "at sea", "item=1")).of("s#0#1")).isEqualTo(Outcome.DUPLICATE);
        assertThat(requests.sent()).containsExactly("PutItem", "PutItem");
        assertThat(store.items()).hasSize(1);
    }

    @Test
    void the_same_key_with_other_content_is_conflicting_and_changes_nothing() {
        store.record(seen("s#0#1", "at sea", "item=1"));
        var before = store.items();
        var outcomes = store.record(seen("s#0#1", "in port", "item=1"), seen("s#0#2", "in port", "item=1"));
        assertThat(outcomes.of("s#0#1")).isEqualTo(Outcome.CONFLICTING);
        assertThat(outcomes.of("s#0#2")).isEqualTo(Outcome.RECORDED);
        assertThat(store.items()).hasSize(2).containsAllEntriesOf(before);
        assertThatThrownBy(() -> outcomes.of("s#0#3")).hasMessageContaining("no observation 's#0#3' was committed");
    }

    @Test
    void the_same_observation_is_known_whatever_release_wrote_it() {
        store.record(seen("s#0#1", "at sea", "item=1"));
        rewritePayload("{ \"text\": \"at sea\", \"key\": \"s#0#1\" }");
        assertThat(store.record(seen("s#0#1", "at sea", "item=1")).of("s#0#1")).isEqualTo(Outcome.DUPLICATE);
        assertThat(store.record(seen("s#0#1", "in port", "item=1")).of("s#0#1")).isEqualTo(Outcome.CONFLICTING);
        rewritePayload("unreadable");
        assertThat(store.record(seen("s#0#1", "at sea", "item=1")).of("s#0#1")).isEqualTo(Outcome.CONFLICTING);
    }

    @Test
    void without_outcomes_a_duplicate_is_accepted_and_a_conflict_is_thrown() {
        store.append(AppendCondition.none(), seen("s#0#1", "at sea", "item=1"));
        store.append(AppendCondition.none(), seen("s#0#1", "at sea", "item=1"));
        assertThatThrownBy(() -> store.append(AppendCondition.none(), seen("s#0#1", "in port", "item=1")))
                .isInstanceOf(ConflictingObservation.class)
                .hasMessage("recorded before with other content, and not written now: s#0#1");
    }

    @Test
    void of_twenty_who_record_the_same_one_records_it() throws Exception {
        var outcomes = together(
                        20, n -> store.record(seen("s#0#1", "at sea", "item=1")).of("s#0#1"))
                .stream()
                .map(Future::resultNow)
                .toList();
        assertThat(outcomes).containsOnlyOnce(Outcome.RECORDED);
        assertThat(outcomes.stream().filter(Outcome.DUPLICATE::equals)).hasSize(19);
        assertThat(requests.sent()).hasSize(20).containsOnly("PutItem");
        assertThat(store.items()).hasSize(1);
    }

    @Test
    void of_twenty_who_record_different_content_one_wins_and_nobody_retries() throws Exception {
        var outcomes = together(
                        20,
                        n -> store.record(seen("s#0#1", "seen by " + n, "item=1"))
                                .of("s#0#1"))
                .stream()
                .map(Future::resultNow)
                .toList();
        assertThat(outcomes).containsOnlyOnce(Outcome.RECORDED);
        assertThat(outcomes.stream().filter(Outcome.CONFLICTING::equals)).hasSize(19);
        assertThat(requests.sent()).hasSize(20);
    }

    @Test
    void twenty_scanners_on_one_item_do_not_disturb_each_other() throws Exception {
        together(20, n -> store.record(seen("s#0#" + n, "seen", "item=1")));
        assertThat(requests.sent()).hasSize(20).containsOnly("PutItem");
        assertThat(store.items()).hasSize(20);
    }

    @Test
    void recording_is_one_query_and_one_put_and_costs_the_same_after_1000() {
        store.append(AppendCondition.none(), decision(OPENED, "life", "life=1"), decision(OPENED, "x", "item=1"));
        var first = costOfRecording("s#0#first");
        store.record(IntStream.range(0, 1_000)
                .mapToObj(n -> seen("s#0#%012d".formatted(n), "seen " + n, "item=1"))
                .toArray(TaggedEventMessage[]::new));
        assertThat(store.items()).hasSize(1_003);

        assertThat(costOfRecording("s#0#last_")).isEqualTo(first);
        assertThat(requests.sent()).containsExactly("Query", "PutItem");
        assertThat(first)
                .containsExactly(new Request("Query", 1, new Units(1, 0)), new Request("PutItem", 0, new Units(0, 1)));
    }

    @Test
    void sourcing_reads_no_observation_even_under_its_own_tag() {
        store.append(AppendCondition.none(), decision(OPENED, "packed", "item=1"));
        store.record(IntStream.range(0, 1_000)
                .mapToObj(n -> seen("s#0#%012d".formatted(n), "seen " + n, "item=1"))
                .toArray(TaggedEventMessage[]::new));
        requests.clear();
        assertThat(store.source(under("item=1")).texts()).containsExactly("packed");
        assertThat(requests.answered()).containsExactly(new Request("Query", 1, new Units(1, 0)));
    }

    @Test
    void an_observation_ignores_the_condition_of_what_was_read_for_it() {
        var read = store.having(under("life=1"));
        store.append(AppendCondition.none(), decision(OPENED, "meanwhile", "life=1"));
        store.append(read, seen("s#0#1", "at sea", "item=1"));
        assertThat(store.items()).hasSize(2);
    }

    @Test
    void what_cannot_be_stored_is_refused_before_anything_is_written() {
        assertThatThrownBy(() -> store.record(seen("s#0#1", "a", "item=1"), seen("s#0#1", "b", "item=1")))
                .isInstanceOf(EventStoreException.class)
                .hasMessage("observation s#0#1 is in one append twice; append each once");
        assertThatThrownBy(
                        () -> store.record(seen("s#0#1", "a", "item=1"), seen("s#0#2", "x".repeat(204_800), "item=1")))
                .hasMessageContaining("the most is 204,800");
        assertThatThrownBy(() -> store.record(seen("k".repeat(1_025), "a", "item=1")))
                .hasMessageContaining("longer than the 1024 bytes");
        assertThat(store.items()).isEmpty();
    }

    @Test
    void an_executor_that_is_full_with_callers_does_not_deadlock() throws Exception {
        try (var two = Executors.newFixedThreadPool(2)) {
            var calls = IntStream.range(0, 4)
                    .mapToObj(n -> (Callable<List<Integer>>) () -> Concurrently.call(List.of(1, 2, 3), i -> i * n, two))
                    .toList();
            assertThat(two.invokeAll(calls).stream().map(Future::resultNow))
                    .isEqualTo(IntStream.range(0, 4)
                            .mapToObj(n -> List.of(n, 2 * n, 3 * n))
                            .toList());
        }
    }

    private void rewritePayload(String json) {
        var item = new HashMap<>(store.items().get("item=1 o#s#0#1"));
        item.put("payload", AttributeValue.fromS(json));
        store.client.putItem(put -> put.tableName(store.table).item(item));
    }

    private List<Request> costOfRecording(String key) {
        requests.clear();
        var read = store.having(under("life=1"));
        var answer = new ObservationOutcomes();
        var context = new StubProcessingContext();
        context.putResource(ObservationOutcomes.KEY, answer);
        store.append(read, context, seen(key, "seen", "item=1"));
        assertThat(answer.of(key)).isEqualTo(Outcome.RECORDED);
        return requests.answered();
    }
}

package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.CLOSED;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.SEEN;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.under;
import static io.whereabouts.eventstore.TestStore.underAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class DecisionsContract {
    abstract DynamoDbUnderTest dynamoDb();

    private TestStore store = new TestStore(dynamoDb());

    @BeforeEach
    void anEmptyTable() {
        store = new TestStore(dynamoDb());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_appended_is_sourced_in_order() {
        store.append(AppendCondition.none(), decision(OPENED, "one", "ship=1"), decision(CLOSED, "two", "ship=1"));
        store.append(AppendCondition.none(), decision(OPENED, "three", "ship=1"), decision(OPENED, "other", "ship=2"));
        assertThat(store.source(under("ship=1")).texts()).containsExactly("one", "two", "three");
        assertThat(store.source(under("ship=1", CLOSED)).texts()).containsExactly("two");
        assertThat(store.source(under("ship=3")).texts()).isEmpty();
    }

    @Test
    void of_two_writers_who_read_the_same_the_second_is_refused() {
        var read = store.having(under("ship=1"));
        store.append(read, decision(OPENED, "first", "ship=1"));
        assertThatThrownBy(() -> store.append(read, decision(OPENED, "second", "ship=1")))
                .isInstanceOf(AppendConflict.class)
                .hasMessageContaining("under ship=1 an event that the criteria match was appended since position 0");
        assertThat(store.items()).containsOnlyKeys("ship=1 d#000000000000");
    }

    @Test
    void of_eight_writers_at_once_one_wins() throws Exception {
        var read = store.having(under("ship=1"));
        var won = together(8, n -> store.append(read, decision(OPENED, "writer " + n, "ship=1"))).stream()
                .filter(DecisionsContract::succeeded)
                .count();
        assertThat(won).isEqualTo(1);
        assertThat(store.items()).containsOnlyKeys("ship=1 d#000000000000");
    }

    @Test
    void without_a_condition_everybody_finds_a_place() throws Exception {
        var all = together(20, n -> store.append(AppendCondition.none(), decision(OPENED, "w" + n, "ship=1")));
        assertThat(all).allMatch(DecisionsContract::succeeded);
        assertThat(store.items().keySet())
                .containsExactlyElementsOf(IntStream.range(0, 20)
                        .mapToObj("ship=1 d#%012d"::formatted)
                        .toList());
    }

    @Test
    void a_condition_that_read_nothing_means_that_nothing_may_be_there() {
        var fresh = AppendCondition.withCriteria(under("ship=1"));
        store.append(fresh, decision(OPENED, "first", "ship=1"));
        assertThatThrownBy(() -> store.append(fresh, decision(OPENED, "again", "ship=1")))
                .isInstanceOf(AppendConflict.class);
    }

    @Test
    void several_tags_are_written_all_or_none() {
        var both = store.having(under("ship=1").or(under("port=a")));
        store.append(AppendCondition.none(), decision(OPENED, "meanwhile", "ship=1"));
        assertThatThrownBy(() -> store.append(both, decision(OPENED, "landed", "ship=1", "port=a")))
                .isInstanceOf(AppendConflict.class);
        assertThat(store.items()).containsOnlyKeys("ship=1 d#000000000000");

        store.append(store.having(under("ship=1").or(under("port=a"))), decision(OPENED, "landed", "ship=1", "port=a"));
        assertThat(store.items())
                .containsOnlyKeys("port=a d#000000000000", "ship=1 d#000000000000", "ship=1 d#000000000001");
        assertThat(store.source(under("ship=1").or(under("port=a"))).texts()).containsExactly("meanwhile", "landed");
        assertThat(store.source(underAll("ship=1", "port=a")).texts()).containsExactly("landed");
    }

    @Test
    void a_tag_that_was_only_read_is_checked() {
        var criteria = under("ship=1").or(under("port=a"));
        var read = store.having(criteria);
        store.append(AppendCondition.none(), decision(CLOSED, "port closed", "port=a"));
        assertThatThrownBy(() -> store.append(read, decision(OPENED, "sails to a", "ship=1")))
                .isInstanceOf(AppendConflict.class)
                .hasMessageContaining("port=a");
        assertThat(store.items()).containsOnlyKeys("port=a d#000000000000");

        store.append(store.having(criteria), decision(OPENED, "sails to b", "ship=1"));
        assertThat(store.items()).containsOnlyKeys("port=a d#000000000000", "ship=1 d#000000000000");
    }

    @Test
    void an_event_of_another_type_is_passed_over() {
        var read = store.having(under("ship=1", OPENED).or(under("port=a", OPENED)));
        store.append(AppendCondition.none(), decision(CLOSED, "one", "ship=1"), decision(CLOSED, "two", "port=a"));
        store.append(read, decision(OPENED, "three", "ship=1"));
        assertThat(store.source(under("ship=1")).texts()).containsExactly("one", "three");
    }

    @Test
    void a_written_tag_that_was_not_read_guards_nothing() {
        store.append(AppendCondition.none(), decision(OPENED, "one", "port=a"), decision(OPENED, "two", "port=a"));
        store.append(store.having(under("ship=1")), decision(OPENED, "three", "ship=1", "port=a"));
        assertThat(store.source(under("port=a")).texts()).containsExactly("one", "two", "three");
    }

    @Test
    void the_marker_of_an_append_carries_on() {
        var criteria = under("ship=1");
        var marker = store.append(store.having(criteria), decision(OPENED, "one", "ship=1"));
        marker = store.append(
                AppendCondition.withCriteria(criteria).withMarker(marker), decision(OPENED, "two", "ship=1"));
        assertThat(marker).isEqualTo(store.source(criteria).marker());
    }

    @Test
    void criteria_that_name_an_observation_are_refused() {
        var criteria = under("ship=1", OPENED, SEEN);
        assertThatThrownBy(() -> store.append(AppendCondition.withCriteria(criteria), decision(OPENED, "x", "ship=1")))
                .isInstanceOf(EventStoreException.class)
                .hasMessage("criteria name ship.Seen, which is an observation: decisions are guarded by decisions only;"
                        + " leave it out");
        assertThatThrownBy(() -> store.source(criteria)).hasMessageContaining("ship.Seen");
    }

    @Test
    void criteria_without_a_tag_are_refused() {
        for (var criteria : List.of(
                EventCriteria.havingAnyTag(),
                EventCriteria.either(EventCriteria.havingAnyTag(), under("ship=1")),
                EventCriteria.havingAnyTag().andBeingOneOfTypes(OPENED))) {
            assertThatThrownBy(() -> store.source(criteria)).hasMessageContaining("would read the whole table");
        }
    }

    @Test
    void more_than_a_transaction_holds_is_refused_before_anything_is_written() {
        var many = Stream.generate(() -> decision(OPENED, "x", "ship=1"))
                .limit(101)
                .toArray(TaggedEventMessage[]::new);
        assertThatThrownBy(() -> store.append(AppendCondition.none(), many))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("101 copies");
        var large = Stream.generate(() -> decision(OPENED, "x".repeat(100_000), "ship=1"))
                .limit(50)
                .toArray(TaggedEventMessage[]::new);
        assertThatThrownBy(() -> store.append(AppendCondition.none(), large))
                .hasMessageContaining("over the 4,194,304 bytes");
        assertThatThrownBy(() -> store.append(AppendCondition.none(), decision(OPENED, "x".repeat(204_800), "ship=1")))
                .hasMessageContaining("event Opened would be stored in 205,")
                .hasMessageContaining("the most is 204,800");
        assertThat(store.items()).isEmpty();
    }

    @Test
    void nothing_is_written_after_a_rollback() {
        var transaction = store.engine
                .appendEvents(AppendCondition.none(), null, decision(OPENED, "x", "ship=1"))
                .join();
        transaction.rollback(null);
        assertThat(transaction.commit(null)).isCompletedExceptionally();
        assertThat(store.items()).isEmpty();
    }

    /// Calls a function with 0, 1, 2 … at the same time.
    static <T> List<Future<T>> together(int writers, IntFunction<T> function) throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(writers)) {
            return threads.invokeAll(IntStream.range(0, writers)
                    .mapToObj(n -> (Callable<T>) () -> function.apply(n))
                    .toList());
        }
    }

    static boolean succeeded(Future<?> future) {
        return future.state() == Future.State.SUCCESS;
    }
}

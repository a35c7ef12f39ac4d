package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.CLOSED;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.under;
import static io.whereabouts.eventstore.TestStore.underAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Under a tag whose decisions each say the whole state, the last is enough.
abstract class LatestOnlyContract {
    abstract DynamoDbUnderTest dynamoDb();

    private final Requests requests = new Requests();
    private final TestStore store = new TestStore(dynamoDb(), requests);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void only_the_last_decision_is_read() {
        for (var n = 0; n < 9; n++) {
            store.append(AppendCondition.none(), decision(OPENED, "ship " + n, "berth=a", "ship=" + n));
        }
        requests.clear();
        assertThat(store.source(under("berth=a")).texts()).containsExactly("ship 8");
        assertThat(requests.answered())
                .singleElement()
                .satisfies(query -> assertThat(query.items()).isEqualTo(1));
        assertThat(store.source(under("berth=a").or(under("ship=3"))).texts())
                .containsExactlyInAnyOrder("ship 3", "ship 8");
    }

    @Test
    void whoever_asks_about_the_past_reads_them_all() {
        for (var n = 0; n < 3; n++) {
            store.append(AppendCondition.none(), decision(OPENED, "ship " + n, "berth=a"));
        }
        var context = new StubProcessingContext();
        context.putResource(DynamoDbEventStorageEngine.EVERY_DECISION, true);
        assertThat(store.source(under("berth=a"), context).texts()).containsExactly("ship 0", "ship 1", "ship 2");
        context.removeResource(DynamoDbEventStorageEngine.EVERY_DECISION);
        assertThat(store.source(under("berth=a"), context).texts()).containsExactly("ship 2");
    }

    @Test
    void a_last_decision_of_another_type_is_none() {
        store.append(AppendCondition.none(), decision(OPENED, "in", "berth=a"), decision(CLOSED, "out", "berth=a"));
        assertThat(store.source(under("berth=a", OPENED)).texts()).isEmpty();
    }

    @Test
    void of_two_writers_who_read_the_same_last_decision_the_second_is_refused() {
        store.append(AppendCondition.none(), decision(OPENED, "one", "berth=a"));
        var read = store.having(under("berth=a"));
        store.append(read, decision(CLOSED, "first", "berth=a"));
        assertThatThrownBy(() -> store.append(read, decision(CLOSED, "second", "berth=a")))
                .isInstanceOf(AppendConflict.class);
        store.append(store.having(under("berth=a")), decision(OPENED, "third", "berth=a"));
        assertThat(store.items()).hasSize(3);
    }

    @Test
    void an_empty_one_starts_at_the_beginning() {
        store.append(store.having(under("berth=a")), decision(OPENED, "one", "berth=a"));
        assertThat(store.items()).containsOnlyKeys("berth=a d#000000000000");
    }

    @Test
    void it_is_asked_for_alone() {
        assertThatThrownBy(() -> store.source(underAll("berth=a", "ship=1")))
                .hasMessageContaining("only the last decision is read; ask for that tag alone");
    }
}

package io.whereabouts.eventstore;

import static io.whereabouts.eventstore.TestStore.CLOSED;
import static io.whereabouts.eventstore.TestStore.OPENED;
import static io.whereabouts.eventstore.TestStore.decision;
import static io.whereabouts.eventstore.TestStore.seen;
import static io.whereabouts.eventstore.TestStore.under;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.messaging.core.EmptyApplicationContext;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.SimpleUnitOfWorkFactory;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An answer that appends nothing is as sure as one that does: what it rests on was all true at one moment.
abstract class ConfirmationContract {
    abstract DynamoDbUnderTest dynamoDb();

    private static final EventCriteria BOTH = under("ship=1", OPENED).or(under("port=a"));

    private final Requests requests = new Requests();
    private final TestStore store = new TestStore(dynamoDb(), requests);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_refusal_that_read_several_tags_reads_their_heads_again() {
        inUnitOfWork(context -> source(context, BOTH));
        assertThat(requests.sent()).containsExactly("Query", "Query", "TransactGetItems");
    }

    @Test
    void a_refusal_fails_if_one_of_them_has_changed_meanwhile() {
        assertThatThrownBy(() -> inUnitOfWork(context -> {
                    source(context, under("ship=1"));
                    store.append(AppendCondition.none(), decision(OPENED, "meanwhile", "ship=1"));
                    source(context, under("port=a"));
                }))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(AppendConflict.class)
                .hasMessageContaining("under ship=1")
                .hasMessageContaining("read again and decide again");
    }

    @Test
    void a_change_that_the_criteria_do_not_match_is_passed_over() {
        assertThatCode(() -> inUnitOfWork(context -> {
                    source(context, BOTH);
                    store.append(AppendCondition.none(), decision(CLOSED, "meanwhile", "ship=1"));
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void one_tag_is_sure_by_itself() {
        inUnitOfWork(context -> source(context, under("ship=1")));
        assertThat(requests.sent()).containsExactly("Query");
    }

    @Test
    void an_append_makes_sure_of_it_by_itself() {
        inUnitOfWork(context -> {
            source(context, BOTH);
            context.runOnPrepareCommit(preparing -> store.engine
                    .appendEvents(AppendCondition.none(), context, List.of(decision(OPENED, "one", "ship=1")))
                    .thenAccept(transaction -> context.onCommit(transaction::commit))
                    .join());
        });
        assertThat(requests.sent()).containsExactly("Query", "Query", "Query", "PutItem");
    }

    @Test
    void observations_alone_do_not() {
        assertThatThrownBy(() -> inUnitOfWork(context -> {
                    source(context, BOTH);
                    store.append(AppendCondition.none(), decision(OPENED, "meanwhile", "ship=1"));
                    context.runOnPrepareCommit(preparing -> store.engine
                            .appendEvents(AppendCondition.none(), context, List.of(seen("s#1", "at sea", "port=a")))
                            .thenAccept(transaction -> context.onCommit(transaction::commit))
                            .join());
                }))
                .cause()
                .isInstanceOf(AppendConflict.class);
        assertThat(store.items()).containsOnlyKeys("ship=1 d#000000000000");
    }

    @Test
    void it_can_be_asked_for() {
        var read = store.having(BOTH);
        assertThat(store.engine.confirm(read)).isCompleted();
        store.append(AppendCondition.none(), decision(OPENED, "meanwhile", "port=a"));
        assertThatThrownBy(() -> store.engine.confirm(read).join()).cause().isInstanceOf(AppendConflict.class);
    }

    private void source(ProcessingContext context, EventCriteria criteria) {
        assertThat(store.engine
                        .source(SourcingCondition.conditionFor(criteria), context)
                        .reduce(0, (count, entry) -> count + 1))
                .isCompleted();
    }

    private static void inUnitOfWork(Consumer<ProcessingContext> work) {
        new SimpleUnitOfWorkFactory(EmptyApplicationContext.INSTANCE)
                .create()
                .executeWithResult(context -> {
                    work.accept(context);
                    return CompletableFuture.completedFuture("refused");
                })
                .join();
    }
}

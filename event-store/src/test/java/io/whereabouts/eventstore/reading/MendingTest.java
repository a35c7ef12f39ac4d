package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.LocalDynamoDb;
import io.whereabouts.eventstore.reading.Mended.Outcome;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

class MendingTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final List<TableEvent> EVENT = Events.decision("e-1", "item=1 4", "life=1 0", "request=1 0");

    @Test
    void each_missing_copy_comes_back_as_it_was() throws Exception {
        for (var lost : List.of(List.of(0), List.of(1), List.of(2), List.of(0, 1), List.of(0, 2), List.of(1, 2))) {
            try (var table = new GivenTable(DYNAMO_DB).with(EVENT)) {
                var before = table.items();
                lost.forEach(copy -> table.lose(EVENT.get(copy)));

                var mended = new Mending(table.client, table.name).mend(torn(table));

                assertThat(mended.outcome()).isEqualTo(Outcome.MENDED);
                assertThat(table.items()).as("lost %s", lost).isEqualTo(before);
            }
        }
    }

    @Test
    void a_plan_writes_nothing() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(EVENT)) {
            table.lose(EVENT.get(1));

            var planned = new Mending(table.client, table.name).plan(torn(table));

            assertThat(planned.outcome()).isEqualTo(Outcome.MENDABLE);
            assertThat(planned.reason()).contains("life=1 d#000000000000");
            assertThat(table.items()).hasSize(2);
        }
    }

    @Test
    void mending_twice_is_mending_once() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(EVENT)) {
            table.lose(EVENT.getFirst());
            var torn = torn(table);
            var mending = new Mending(table.client, table.name);
            mending.mend(torn);
            var after = table.items();

            assertThat(mending.mend(torn).outcome()).isEqualTo(Outcome.ALREADY_WHOLE);
            assertThat(mending.plan(torn).outcome()).isEqualTo(Outcome.ALREADY_WHOLE);
            assertThat(table.items()).isEqualTo(after);
        }
    }

    @Test
    void a_place_that_another_event_has_is_left_to_it_and_both_are_named() throws Exception {
        var other = Events.decision("e-2", "life=1 0");
        try (var table = new GivenTable(DYNAMO_DB).with(EVENT)) {
            table.lose(EVENT.get(2));
            table.with(other);
            var before = table.items();

            for (var mended : List.of(
                    new Mending(table.client, table.name).plan(torn(table)),
                    new Mending(table.client, table.name).mend(torn(table)))) {
                assertThat(mended.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
                assertThat(mended.reason())
                        .contains("the place life=1 d#000000000000 of event e-1")
                        .contains("taken by event e-2");
            }
            assertThat(table.items()).isEqualTo(before);
        }
    }

    @Test
    void a_place_that_is_taken_at_the_last_moment_is_never_overwritten() throws Exception {
        var other = Events.decision("e-2", "life=1 0");
        try (var table = new GivenTable(DYNAMO_DB).with(EVENT)) {
            table.lose(EVENT.get(1));
            var torn = torn(table);
            var rival = new Rival(() -> table.with(other));
            try (var client = DYNAMO_DB.client(rival)) {
                var mended = new Mending(client, table.name, longest -> {}).mend(torn);

                assertThat(mended.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
                assertThat(mended.reason()).contains("taken by event e-2");
                assertThat(table.items().get(EVENT.get(1).place()))
                        .isEqualTo(other.getFirst().item());
            }
        }
    }

    @Test
    void what_is_lost_altogether_cannot_be_mended() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(EVENT)) {
            table.lose(EVENT.getFirst());
            var torn = torn(table);
            EVENT.forEach(table::lose);

            var mended = new Mending(table.client, table.name).mend(torn);

            assertThat(mended.outcome()).isEqualTo(Outcome.IMPOSSIBLE);
            assertThat(mended.reason()).contains("no copy of event e-1 is left");
            assertThat(table.items()).isEmpty();
        }
    }

    private static Torn torn(GivenTable table) throws InterruptedException {
        var summary = TableScan.of(table.client, table.name).build().read(page -> {});
        return summary.torn().stream()
                .filter(torn -> torn.eventId().equals("e-1"))
                .findFirst()
                .orElseThrow();
    }

    /// Writes just before the first transaction.
    private static final class Rival implements ExecutionInterceptor {
        private final Runnable write;
        private final AtomicBoolean done = new AtomicBoolean();

        Rival(Runnable write) {
            this.write = write;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest && done.compareAndSet(false, true)) {
                write.run();
            }
        }
    }
}

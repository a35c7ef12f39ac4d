package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

class TableScanTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final List<List<TableEvent>> EVENTS = Events.mixed(3_000);
    private static final List<GivenTable> TABLES = new ArrayList<>();

    @BeforeAll
    static void a_table_with_5000_items() {
        TABLES.add(new GivenTable(DYNAMO_DB).with(EVENTS));
    }

    @AfterAll
    static void close() {
        TABLES.forEach(GivenTable::close);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void each_event_comes_once_as_its_primary_copy(int segments) throws Exception {
        var taken = new Taken();
        var summary = scan().segments(segments).build().read(taken);

        var primaries = EVENTS.stream().map(List::getFirst).toList();
        assertThat(taken.ids()).hasSize(3_000).doesNotHaveDuplicates();
        assertThat(taken.hasAll(primaries)).as("each as it is published").isTrue();
        assertThat(summary.torn()).isEmpty();
        var counts = summary.counts();
        assertThat(counts.items()).isEqualTo(4_500);
        assertThat(counts.events()).isEqualTo(3_000);
        assertThat(counts.observations()).isEqualTo(1_000);
        assertThat(counts.decisions()).isEqualTo(2_000);
        assertThat(counts.repeated()).isEqualTo(1_500);
        assertThat(counts.bytes()).isBetween(4_500L * 150, 4_500L * 1_500);
    }

    @Test
    void a_page_tells_how_far_the_reading_is() throws Exception {
        var taken = new Taken();
        scan().segments(4).pageSize(200).build().read(taken);

        assertThat(taken.progress).extracting(Progress::share).isSorted();
        assertThat(taken.progress.getFirst().share()).isBetween(0.01, 0.1);
        assertThat(taken.progress.getLast()).satisfies(last -> {
            assertThat(last.share()).isEqualTo(1);
            assertThat(last.partsDone()).isEqualTo(4);
            assertThat(last.counts().items()).isEqualTo(4_500);
        });
    }

    @Test
    void eventually_consistent_pages_cost_half() throws Exception {
        var consistent = new AtomicInteger();
        var eventually = new AtomicInteger();
        try (var one = DYNAMO_DB.client(new ConsumedUnits(consistent));
                var other = DYNAMO_DB.client(new ConsumedUnits(eventually))) {
            TableScan.of(one, TABLES.getFirst().name).segments(1).build().read(page -> {});
            TableScan.of(other, TABLES.getFirst().name)
                    .segments(1)
                    .consistent(false)
                    .build()
                    .read(page -> {});
        }
        assertThat(eventually.get()).isBetween(1, consistent.get() / 2 + 2);
    }

    @Test
    void a_slow_sink_slows_the_reading() throws Exception {
        var requests = new AtomicInteger();
        try (var client = DYNAMO_DB.client(new CountedRequests("Scan", requests))) {
            var seen = new ArrayList<Integer>();
            TableScan.of(client, TABLES.getFirst().name)
                    .segments(4)
                    .pageSize(100)
                    .build()
                    .read(page -> {
                        if (seen.isEmpty()) {
                            await().during(Duration.ofMillis(300)).until(() -> requests.get() <= 5);
                        }
                        seen.add(requests.get());
                    });
            assertThat(seen).hasSizeGreaterThan(40);
        }
    }

    @Test
    void the_sink_runs_on_the_callers_thread_and_its_failure_ends_the_reading() {
        var caller = Thread.currentThread();
        var calls = new AtomicInteger();
        assertThatThrownBy(() -> scan().pageSize(50).build().read(page -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    calls.incrementAndGet();
                    throw new IllegalStateException("the read model is not there");
                }))
                .hasMessage("the read model is not there");
        assertThat(calls).hasValue(1);
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("reading-")));
    }

    @Test
    void an_event_hands_out_what_its_item_holds() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.decision("e-1", "item=1 4", "life=1 0"))) {
            var taken = new Taken();
            TableScan.of(table.client, table.name).build().read(taken);

            var event = taken.events.getFirst();
            assertThat(event.eventId()).isEqualTo("e-1");
            assertThat(event.type()).isEqualTo("Opened");
            assertThat(event.version()).isEqualTo("1");
            assertThat(event.recordedAt()).isEqualTo(Instant.parse("2026-11-01T10:00:00.123Z"));
            assertThat(event.tag()).isEqualTo("item=1");
            assertThat(event.position()).isEqualTo("d#000000000004");
            assertThat(event.positions())
                    .containsExactly(new Place("item=1", "d#000000000004"), new Place("life=1", "d#000000000000"));
            assertThat(event.item().get("primary")).isEqualTo(AttributeValue.fromBool(true));
            assertThat(event.isObservation()).isFalse();
        }
    }

    @Test
    void an_empty_table_is_read_at_once() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB)) {
            var summary = TableScan.of(table.client, table.name).build().read(page -> {});
            assertThat(summary).isEqualTo(new Summary(Counts.NONE, List.of()));
        }
    }

    @Test
    void an_item_of_another_kind_is_an_error_that_names_it() {
        try (var table = new GivenTable(DYNAMO_DB)) {
            table.client.putItem(put -> put.tableName(table.name)
                    .item(Map.of("tag", AttributeValue.fromS("note"), "position", AttributeValue.fromS("1"))));
            assertThatThrownBy(
                            () -> TableScan.of(table.client, table.name).build().read(page -> {}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("item note 1 has no text 'eventId'");
        }
    }

    @Test
    void a_table_that_is_not_there_is_not_an_empty_one() {
        assertThatThrownBy(() -> TableScan.of(TABLES.getFirst().client, "events-none")
                        .build()
                        .read(page -> {}))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whoever_may_not_describe_the_table_reads_without_an_estimate() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(90));
                var client = DYNAMO_DB.client(new Denied("DescribeTable"))) {
            var taken = new Taken();
            TableScan.of(client, table.name).segments(3).pageSize(20).build().read(taken);

            assertThat(taken.events).hasSize(90);
            assertThat(taken.progress).extracting(Progress::share).allMatch(share -> share * 3 == Math.rint(share * 3));
        }
    }

    private static TableScan.Builder scan() {
        return TableScan.of(TABLES.getFirst().client, TABLES.getFirst().name);
    }
}

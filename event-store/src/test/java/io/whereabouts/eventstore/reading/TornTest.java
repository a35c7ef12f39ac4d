package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TornTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_missing_copy_is_reported_and_the_event_comes_all_the_same(int lost) throws Exception {
        var event = Events.decision("e-1", "item=t 4", "life=t 0", "request=t 0");
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(30)).with(event)) {
            table.lose(event.get(lost));

            var taken = new Taken();
            var summary = TableScan.of(table.client, table.name).build().read(taken);

            assertThat(taken.events).contains(event.getFirst()).hasSize(31);
            assertThat(summary.torn()).singleElement().satisfies(torn -> {
                assertThat(torn.eventId()).isEqualTo("e-1");
                assertThat(torn.missing()).containsExactly(event.get(lost).place());
                assertThat(event).extracting(TableEvent::place).contains(torn.found());
                assertThat(torn.found()).isNotEqualTo(event.get(lost).place());
            });
        }
    }

    @Test
    void a_copy_whose_place_another_event_has_is_missing() throws Exception {
        var event = Events.decision("e-1", "item=1 0", "life=1 0");
        try (var table = new GivenTable(DYNAMO_DB).with(event).with(Events.decision("e-2", "life=1 0"))) {
            var summary = TableScan.of(table.client, table.name).build().read(page -> {});

            assertThat(summary.torn())
                    .containsExactly(new Torn(
                            "e-1",
                            "Opened",
                            event.getFirst().place(),
                            List.of(event.getLast().place())));
        }
    }

    @Test
    void what_is_appended_during_the_scan_is_not_torn() throws Exception {
        var requests = new AtomicInteger();
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(300));
                var client = DYNAMO_DB.client(new CountedRequests("BatchGetItem", requests))) {
            var appended = IntStream.range(0, 300)
                    .mapToObj(n -> Events.decision("new-" + n, "item=n" + n + " 0", "life=n" + n + " 0"))
                    .toList();
            var pages = new AtomicInteger();
            var taken = new Taken();
            var summary = TableScan.of(client, table.name)
                    .segments(2)
                    .pageSize(50)
                    .build()
                    .read(page -> {
                        if (pages.incrementAndGet() == 5) {
                            table.with(appended);
                        }
                        taken.accept(page);
                    });

            assertThat(summary.torn()).isEmpty();
            assertThat(taken.ids()).doesNotHaveDuplicates().containsAll(ids(Events.mixed(300)));
            assertThat(new HashSet<>(taken.ids()))
                    .as("some were put with one copy behind the scan and one before it")
                    .hasSizeGreaterThan(300);
            assertThat(requests).hasPositiveValue();
        }
    }

    @Test
    void keys_that_come_back_unprocessed_are_read_again() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(300));
                var client = DYNAMO_DB.client(new UnprocessedKeys())) {
            var places = new ArrayList<Place>();
            Events.mixed(300).forEach(event -> event.forEach(copy -> places.add(copy.place())));
            var waits = new ArrayList<Long>();
            var copies = new TableCopies(
                            client,
                            table.name,
                            new Pace(Double.POSITIVE_INFINITY, System::nanoTime, longest -> {}),
                            new Patience(longest -> waits.add(longest.toMillis())))
                    .read(places);

            assertThat(copies).hasSize(450);
            assertThat(waits).isNotEmpty().allMatch(wait -> wait > 0);
        }
    }

    private static List<String> ids(List<List<TableEvent>> events) {
        return events.stream().map(event -> event.getFirst().eventId()).toList();
    }
}

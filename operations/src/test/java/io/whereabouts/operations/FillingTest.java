package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.LocalDynamoDb;
import io.whereabouts.eventstore.reading.Bookmark;
import io.whereabouts.eventstore.reading.GivenTable;
import io.whereabouts.eventstore.reading.TableScan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FillingTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final int EVENTS = 400;

    private final AtomicLong now = new AtomicLong();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    @TempDir
    Path folder;

    /// A queue that stops to take anything stands for whatever ends a rebuild.
    @Test
    void a_rebuild_that_was_ended_goes_on_and_loses_no_event() throws InterruptedException {
        try (var table = new GivenTable(DYNAMO_DB)
                .with(IntStream.range(0, EVENTS)
                        .mapToObj(number -> List.of(Scans.number(number)))
                        .toList())) {
            var bookmark = new BookmarkFile(
                    folder.resolve("not-yet/there.json"),
                    () -> now.addAndGet(Duration.ofSeconds(3).toNanos()));
            assertThatThrownBy(() -> fill(table, bookmark, 230)).hasMessageContaining("full");
            var before = new HashSet<>(taken);
            assertThat(bookmark.read()).isNotSameAs(Bookmark.BEGINNING);
            taken.clear();

            fill(table, bookmark, EVENTS);

            assertThat(taken).as("the second did less than all").hasSizeLessThan(EVENTS - 100);
            taken.addAll(before);
            assertThat(taken).hasSize(EVENTS);
        }
    }

    private void fill(GivenTable table, BookmarkFile bookmark, int most) throws InterruptedException {
        var progress = new ProgressLine(new PrintWriter(new StringWriter()), false, now::get, "segments");
        try (var sending = new Sending(List.of(events -> take(events, most)), new Backoff(millis -> {}))) {
            new Filling(sending, bookmark, progress)
                    .run(TableScan.of(table.client, table.name)
                            .segments(2)
                            .pageSize(10)
                            .build());
        }
    }

    private synchronized Receiver.Left take(List<BusEvent> events, int most) {
        if (taken.size() + events.size() > most) {
            throw new IllegalStateException("full");
        }
        taken.addAll(events.stream().map(BusEvent::detail).collect(Collectors.toSet()));
        return new Receiver.Left(List.of(), "");
    }
}

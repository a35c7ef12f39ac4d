package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ResumedTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final long SEED = Optional.ofNullable(Long.getLong("seed")).orElseGet(System::nanoTime);

    @Test
    void after_a_crash_at_any_page_nothing_is_lost_and_the_summary_is_the_same() throws Exception {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        var events = Events.mixed(200);
        var torn = Events.decision("torn", "item=t 0", "life=t 0", "request=t 0");
        try (var table = new GivenTable(DYNAMO_DB).with(events).with(torn)) {
            table.lose(torn.get(1));
            EventReader reader = TableScan.of(table.client, table.name)
                    .segments(3)
                    .pageSize(20)
                    .build();
            var pages = new AtomicInteger();
            var whole = reader.read(page -> pages.incrementAndGet());
            for (var crash = 0; crash < pages.get(); crash++) {
                var taken = new Taken();
                var run = new CrashingSink(taken, crash, 1 + random.nextInt(4));
                assertThatThrownBy(() -> reader.read(run)).isInstanceOf(Crash.class);
                var before = taken.events.size();
                var resumed = reader.read(taken, Bookmark.fromJson(run.stored));

                assertThat(new HashSet<>(taken.ids()))
                        .as("crash at page %d, seed %d", crash, SEED)
                        .hasSize(201);
                assertThat(taken.events.subList(before, taken.events.size()))
                        .as("each once after the bookmark")
                        .doesNotHaveDuplicates()
                        .hasSize(201 - run.takenAtBookmark);
                assertThat(resumed.counts().events()).isEqualTo(whole.counts().events());
                assertThat(resumed.counts().items()).isEqualTo(whole.counts().items());
                assertThat(resumed.counts().repeated()).isEqualTo(whole.counts().repeated());
                assertThat(resumed.torn())
                        .singleElement()
                        .satisfies(found -> assertThat(found.missing())
                                .containsExactly(torn.get(1).place()));
            }
            assertThat(pages.get()).isGreaterThan(10);
        }
    }

    @Test
    void a_crash_at_the_very_end_repeats_no_event_and_finds_what_is_torn() throws Exception {
        var torn = Events.decision("torn", "item=t 0", "life=t 0");
        try (var table = new GivenTable(DYNAMO_DB).with(torn)) {
            table.lose(torn.getFirst());
            var reader = TableScan.of(table.client, table.name).segments(2).build();
            var last = new ArrayList<String>();
            reader.read(page -> last.add(page.bookmark().toJson()));

            var taken = new Taken();
            var summary = reader.read(taken, Bookmark.fromJson(last.getLast()));
            assertThat(taken.events).isEmpty();
            assertThat(summary.torn()).hasSize(1);
        }
    }

    @Test
    void a_resumed_scan_keeps_its_segments() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(60))) {
            var first = new CrashingSink(new Taken(), 3, 1);
            assertThatThrownBy(() -> TableScan.of(table.client, table.name)
                            .segments(3)
                            .pageSize(10)
                            .build()
                            .read(first))
                    .isInstanceOf(Crash.class);
            var taken = new Taken();
            TableScan.of(table.client, table.name).segments(8).build().read(taken, Bookmark.fromJson(first.stored));
            assertThat(taken.progress).allMatch(progress -> progress.parts() == 3);
        }
    }

    @Test
    void a_bookmark_of_another_table_is_refused() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(3));
                var other = new GivenTable(DYNAMO_DB)) {
            var bookmarks = new ArrayList<Bookmark>();
            TableScan.of(table.client, table.name).build().read(page -> bookmarks.add(page.bookmark()));
            assertThatThrownBy(
                            () -> TableScan.of(other.client, other.name).build().read(page -> {}, bookmarks.getFirst()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("table " + table.name)
                    .hasMessageContaining("table " + other.name);
        }
    }

    @Test
    void a_page_is_asked_only_while_the_sink_has_it() throws Exception {
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(3))) {
            var pages = new ArrayList<Page>();
            TableScan.of(table.client, table.name).build().read(pages::add);
            assertThatThrownBy(() -> pages.getFirst().bookmark()).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void what_is_no_bookmark_is_refused() {
        for (var text : List.of("", "null", "{}", "[]", "{\"source\":\"table x\"}", "{\"source\":null,\"parts\":[]}")) {
            assertThatThrownBy(() -> Bookmark.fromJson(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no bookmark");
        }
    }

    @Test
    void only_decisions_whose_copies_have_not_all_been_seen_are_kept() {
        var pending = new PendingCopies(List.of());
        var many = 100_000;
        for (var n = 0; n < many; n++) {
            assertThat(pending.isFirst(copy(n, 0))).isTrue();
            assertThat(pending.isFirst(
                            Events.observation("seen-" + n, "item=" + n).getFirst()))
                    .isTrue();
            assertThat(pending.isFirst(
                            Events.decision("alone-" + n, "life=" + n + " 0").getFirst()))
                    .isTrue();
        }
        assertThat(pending.snapshot()).hasSize(many);
        for (var n = many - 1; n >= 0; n--) {
            assertThat(pending.isFirst(copy(n, 1))).isFalse();
        }
        assertThat(pending.snapshot()).isEmpty();
    }

    private static TableEvent copy(int event, int copy) {
        return Events.decision("both-" + event, "item=" + event + " 0", "life=" + event + " 0")
                .get(copy);
    }

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Stores a bookmark every few pages, and fails at one.
    private static final class CrashingSink implements Sink {
        private final Taken taken;
        private final int crash;
        private final int every;
        private int pages;
        private int takenAtBookmark;
        private String stored = Bookmark.BEGINNING.toJson();

        CrashingSink(Taken taken, int crash, int every) {
            this.taken = taken;
            this.crash = crash;
            this.every = every;
        }

        @Override
        public void accept(Page page) {
            if (pages == crash) {
                throw new Crash();
            }
            taken.accept(page);
            pages++;
            if (pages % every == 0) {
                stored = page.bookmark().toJson();
                takenAtBookmark = taken.events.size();
            }
        }
    }
}

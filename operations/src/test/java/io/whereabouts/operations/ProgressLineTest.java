package io.whereabouts.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.eventstore.reading.Bookmark;
import io.whereabouts.eventstore.reading.Counts;
import io.whereabouts.eventstore.reading.Page;
import io.whereabouts.eventstore.reading.Progress;
import io.whereabouts.eventstore.reading.TableEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLineTest {
    private final AtomicLong now = new AtomicLong();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void in_a_log_there_is_a_line_every_ten_seconds() {
        var line = new ProgressLine(new PrintWriter(err, true), false, now::get, "segments");
        for (var second = 0; second <= 25; second++) {
            line.accept(page());
            now.addAndGet(Duration.ofSeconds(1).toNanos());
        }
        line.end();

        assertThat(err.toString().lines())
                .containsExactly(
                        "about 42 %: 1 of 4 segments, 1,234,567 items, 1,000,000 events, 512.3 MB",
                        "about 42 %: 1 of 4 segments, 1,234,567 items, 1,000,000 events, 512.3 MB");
    }

    @Test
    void at_a_terminal_there_is_one_line_that_goes_away() {
        var line = new ProgressLine(new PrintWriter(err, true), true, now::get, "files");
        for (var page = 0; page < 10; page++) {
            now.addAndGet(Duration.ofMillis(100).toNanos());
            line.accept(page());
        }
        line.end();

        assertThat(err.toString()).doesNotContain("\n").endsWith("\r\u001b[K");
        assertThat(err.toString().split("about 42 %: 1 of 4 files", -1)).hasSize(6);
    }

    @Test
    void a_bookmark_is_stored_every_five_seconds() {
        var file = folder.resolve("bookmark");
        var bookmark = new BookmarkFile(file, now::get);
        now.addAndGet(Duration.ofSeconds(4).toNanos());
        bookmark.accept(page());
        assertThat(file).doesNotExist();

        now.addAndGet(Duration.ofSeconds(1).toNanos());
        bookmark.accept(page());
        assertThat(bookmark.read().toJson()).isEqualTo(Bookmark.BEGINNING.toJson());
        assertThat(folder).isDirectoryNotContaining("glob:**.part");

        bookmark.remove();
        assertThat(file).doesNotExist();
        assertThat(bookmark.read()).isSameAs(Bookmark.BEGINNING);
    }

    private static Page page() {
        return new Page() {
            @Override
            public List<TableEvent> events() {
                return List.of();
            }

            @Override
            public Progress progress() {
                return new Progress(1, 4, new Counts(1_234_567, 400_000, 600_000, 234_567, 0, 512_300_000), 0.429);
            }

            @Override
            public Bookmark bookmark() {
                return Bookmark.BEGINNING;
            }
        };
    }
}

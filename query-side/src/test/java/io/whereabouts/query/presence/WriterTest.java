package io.whereabouts.query.presence;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Which sheets are written when. `VolumePastTest` says what is in them.
class WriterTest {
    private static final String NINE = "2026-11-01T09";
    private static final String TEN = "2026-11-01T10";

    private final InMemorySheets sheets = new InMemorySheets();
    private final Log log = new Log();

    @Test
    void an_hour_is_written_when_no_object_of_it_can_come_any_more() {
        log.has(NINE, 1);
        run("2026-11-01T10:29:59Z", () -> false);
        assertThat(sheets.sheets).isEmpty();
        run("2026-11-01T10:30:00Z", () -> false);
        assertThat(sheets.sheets).containsOnlyKeys("presence/hour=2026-11-01T09.tsv.gz");
    }

    @Test
    void a_day_is_closed_when_its_last_hour_is_written() {
        log.has("2026-11-01T23", 1);
        run("2026-11-02T00:30:00Z", () -> false);
        assertThat(sheets.sheets)
                .containsOnlyKeys(
                        "presence/hour=2026-11-01T23.tsv.gz",
                        "presence/late=2026-11-01.tsv.gz",
                        "presence/standing=2026-11-01.tsv.gz");
    }

    @Test
    void an_hour_that_is_too_much_for_one_sheet_has_several_and_the_next_run_goes_on_behind_them() {
        log.has(NINE, 5);
        var asked = new AtomicInteger();
        assertThat(run("2026-11-01T10:30:00Z", () -> asked.getAndIncrement() == 2))
                .isZero();
        assertThat(sheets.sheets)
                .containsOnlyKeys(
                        "presence/hour=2026-11-01T09.000000002.tsv.gz", "presence/hour=2026-11-01T09.000000004.tsv.gz");
        log.read.clear();
        run("2026-11-01T10:30:00Z", () -> false);
        assertThat(sheets.sheets).hasSize(3).containsKey("presence/hour=2026-11-01T09.tsv.gz");
        assertThat(log.read).containsExactly("2026-11-01T09/4");
    }

    @Test
    void a_run_says_for_how_long_the_oldest_sheet_that_is_left_could_have_been_written() {
        log.has(NINE, 1);
        log.has(TEN, 1);
        var asked = new AtomicInteger();
        assertThat(run("2026-11-01T13:00:00Z", () -> true)).isEqualTo(Duration.ofMinutes(150));
        assertThat(run("2026-11-01T13:00:00Z", () -> asked.getAndIncrement() == 1))
                .isEqualTo(Duration.ofMinutes(90));
        assertThat(run("2026-11-01T13:00:00Z", () -> false)).isZero();
        assertThat(run("2026-11-02T03:30:00Z", () -> true)).isEqualTo(Duration.ofHours(3));
    }

    private Duration run(String now, BooleanSupplier timeIsUp) {
        return new Writer(log, sheets, ids -> Map.of(), Writer.KEPT, new Writer.Most(2, 2))
                .run(Instant.parse(now), timeIsUp);
    }

    /// Objects of one byte and one scan.
    private static final class Log implements EventLog {
        private final List<Logged> objects = new ArrayList<>();
        private final List<String> read = new ArrayList<>();

        void has(String hour, int some) {
            for (var n = 0; n < some; n++) {
                objects.add(new Logged("%s/%d".formatted(hour, n), hour, 1));
            }
        }

        @Override
        public List<Logged> after(String hour) {
            return objects.stream()
                    .filter(object -> object.hour().compareTo(hour) > 0)
                    .toList();
        }

        @Override
        public void read(Logged object, Consumer<RecordedEvent> events) {
            read.add(object.name());
            events.accept(scanned(packageId(read.size()), read.size(), MALI_LOSINJ));
        }
    }
}

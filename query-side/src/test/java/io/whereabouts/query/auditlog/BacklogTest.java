package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.amazonaws.services.lambda.runtime.Context;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.Seed;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BacklogTest {
    private static final int MIB = 1 << 20;

    /// One object of the log at once, and two are worth it.
    private static final Limits SLOW = new Limits(4_000, 5 * MIB, 2L << 30, 8_000, 1, 8, 1_000, 2);

    private static final Instant COLLECTED = NINE.plus(Duration.ofHours(2));
    private static final Instant MIDNIGHT = Instant.parse("2026-11-02T00:00:00Z");

    private final InMemoryAuditObjects objects = new InMemoryAuditObjects();
    private final InMemoryMergedObjects merged = new InMemoryMergedObjects();
    private final TestLog log = new TestLog(objects, merged, SLOW, NINE);
    private int sequence;

    @Test
    void a_merger_that_keeps_up_leaves_nothing_in_two_months() {
        for (var hour = 0; hour < 24 * 62; hour += 3) {
            log.at(NINE.plus(Duration.ofHours(hour)));
            write(2);
            write(2);
            var left = log.merge(Work.LOG);
            assertThat(left.overdue()).containsEntry(Work.LOG, Duration.ZERO);
            assertThat(left.late()).isZero();
            assertThat(log.merge(Work.DAYS).overdue()).containsEntry(Work.DAYS, Duration.ZERO);
            assertThat(log.merge(Work.MONTHS).overdue()).containsEntry(Work.MONTHS, Duration.ZERO);
        }
    }

    @Test
    void an_hour_of_the_log_is_overdue_from_half_an_hour_after_its_end_and_late_after_one_more() {
        writeAnHour(4);
        log.at(NINE.plus(Duration.ofMinutes(90)));
        assertThat(log.merge(Work.LOG, times(1)).overdue()).containsEntry(Work.LOG, Duration.ZERO);

        log.at(NINE.plus(Duration.ofMinutes(150)));
        var left = log.merge(Work.LOG, times(1));
        assertThat(left.overdue()).containsEntry(Work.LOG, Duration.ofHours(1));
        assertThat(left.late()).isZero();

        log.at(NINE.plus(Duration.ofMinutes(151)));
        assertThat(log.merge(Work.LOG, times(1)).late()).isEqualTo(Duration.ofMinutes(1));
        assertThat(log.merge(Work.LOG).overdue()).containsEntry(Work.LOG, Duration.ZERO);
    }

    @Test
    void objects_of_the_hour_that_lasts_are_not_overdue_but_a_history_has_to_read_them() {
        writeAnHour(5);
        log.at(NINE.plus(Duration.ofMinutes(50)));

        var left = log.merge(Work.LOG, times(3));
        assertThat(left.overdue()).containsEntry(Work.LOG, Duration.ZERO);
        assertThat(left.requests()).hasValue(2 + 3 * 2);
    }

    @Test
    void a_day_is_late_when_two_pieces_of_it_are_left_for_seven_hours() {
        writeTwoPieces();
        log.at(MIDNIGHT.plus(Duration.ofHours(1)));
        assertThat(log.merge(Work.LOG).overdue()).containsEntry(Work.DAYS, Duration.ZERO);

        log.at(MIDNIGHT.plus(Duration.ofHours(7)));
        var left = log.merge(Work.LOG);
        assertThat(left.overdue()).containsEntry(Work.DAYS, Duration.ofHours(6));
        assertThat(left.late()).isZero();

        log.at(MIDNIGHT.plus(Duration.ofHours(8)));
        assertThat(log.merge(Work.LOG).late()).isEqualTo(Duration.ofHours(1));
        assertThat(log.merge(Work.DAYS).late()).isZero();
    }

    @Test
    void a_month_is_late_when_two_pieces_of_it_are_left_for_nine_days() {
        writeTwoPieces();
        var ended = Instant.parse("2026-12-01T00:00:00Z");
        log.at(ended.plus(Duration.ofDays(9)));
        var left = log.merge(Work.LOG);
        assertThat(left.overdue())
                .containsEntry(Work.MONTHS, Duration.ofDays(8))
                .containsEntry(Work.DAYS, Duration.ZERO);
        assertThat(left.late()).isZero();

        log.at(ended.plus(Duration.ofDays(10)));
        assertThat(log.merge(Work.LOG).late()).isEqualTo(Duration.ofDays(1));
        assertThat(log.merge(Work.MONTHS).late()).isZero();
    }

    @Test
    void a_run_that_ends_in_the_middle_says_what_it_has_left() {
        writeTwoPieces();
        log.at(MIDNIGHT.plus(Duration.ofHours(9)));

        assertThat(log.merge(Work.DAYS, times(2)).late()).isEqualTo(Duration.ofHours(2));
        assertThat(log.manifest().pieces()).hasSize(3);
        assertThat(log.merge(Work.LOG).requests()).hasValue(2 * 2);
        assertThat(log.merge(Work.DAYS).late()).isZero();
    }

    /// A rebuild tells all events again, and months of years ago get their pieces today.
    @Test
    void what_was_recorded_long_ago_is_due_since_its_pieces_are_there() {
        var longAgo = NINE.minus(Duration.ofDays(1_000));
        write(2, longAgo);
        write(2, longAgo);
        collect();

        log.at(COLLECTED.plus(Duration.ofDays(8)));
        assertThat(log.merge(Work.LOG).overdue()).containsEntry(Work.MONTHS, Duration.ofDays(8));
    }

    @Test
    void what_is_not_worth_merging_is_not_due() {
        write(300);
        write(2);
        collect();
        log.at(NINE.plus(Duration.ofDays(2)));

        assertThat(log.merge(Work.LOG).overdue()).containsEntry(Work.DAYS, Duration.ZERO);
    }

    @Test
    void the_oldest_of_several_counts() {
        writeAnHour(2);
        log.at(NINE.plus(Duration.ofHours(3)));
        write(2);
        write(2);
        log.at(NINE.plus(Duration.ofHours(6)));

        assertThat(log.merge(Work.LOG, times(1)).overdue()).containsEntry(Work.LOG, Duration.ofMinutes(270));
        assertThat(log.merge(Work.LOG, times(1)).overdue()).containsEntry(Work.LOG, Duration.ofMinutes(90));
    }

    @Test
    void the_work_that_is_latest_counts() {
        writeTwoPieces();
        log.at(MIDNIGHT.plus(Duration.ofHours(6)));
        writeAnHour(3);
        log.at(MIDNIGHT.plus(Duration.ofHours(10)));

        var left = log.merge(Work.LOG, times(1));
        assertThat(left.overdue())
                .containsEntry(Work.LOG, Duration.ofMinutes(150))
                .containsEntry(Work.DAYS, Duration.ofHours(9));
        assertThat(left.late()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void a_run_that_does_not_list_the_log_says_nothing_of_it() {
        writeAnHour(4);
        log.at(NINE.plus(Duration.ofHours(9)));

        for (var left : List.of(log.merge(Work.DAYS), log.merge(Work.MONTHS), log.merge(Work.LOG, () -> true))) {
            assertThat(left.requests()).isEmpty();
            assertThat(left.overdue()).containsOnlyKeys(Work.DAYS, Work.MONTHS);
        }
    }

    @Test
    void it_is_told_without_another_request() {
        writeAnHour(4);
        log.merge(Work.LOG);
        var lists = objects.lists();
        var reads = merged.reads();
        log.merge(Work.LOG);

        assertThat(objects.lists() - lists).isEqualTo(1);
        assertThat(merged.reads() - reads).isEqualTo(2);
    }

    @Test
    void a_history_takes_as_many_requests() {
        writeAnHour(40);
        log.merge(Work.LOG, times(30));
        log.merge(Work.LOG, times(3));
        var left = log.merge(Work.LOG, times(1));
        var before = objects.rangesRead() + merged.rangesRead();

        assertThat(log.history().of(packageId(0))).hasSize(40);
        var logObjectsThatHoldIt = 6;
        assertThat(objects.rangesRead() + merged.rangesRead() - before)
                .isEqualTo(left.requests().orElseThrow() + logObjectsThatHoldIt);
    }

    @Test
    void the_most_pieces_are_where_most_slices_meet() {
        var random = Seed.random(BacklogTest.class);
        for (var run = 0; run < 500; run++) {
            var pieces = new ArrayList<Piece>();
            for (var n = random.nextInt(12); n > 0; n--) {
                var from = random.nextInt(30);
                var slice = n % 5 == 0 ? Slice.ALL : new Slice(from, from + random.nextInt(30));
                pieces.add(new Piece("p" + n, new Period("2026-11"), slice, 1, 1, 1));
            }
            var manifest = new Manifest("", new TreeSet<>(), pieces, new TreeMap<>());

            assertThat(manifest.mostPieces())
                    .isEqualTo(IntStream.range(0, 60)
                            .map(hash -> manifest.thatMayHold(hash).size())
                            .max()
                            .orElseThrow());
        }
    }

    @Test
    void what_the_stack_makes_metrics_of_is_in_one_line() {
        writeAnHour(4);
        log.at(NINE.plus(Duration.ofMinutes(160)));

        assertThat(told(Work.LOG))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "work", "LOG",
                        "late_seconds", 600L,
                        "log_seconds", 4_200L,
                        "days_seconds", 0L,
                        "months_seconds", 0L,
                        "requests", 2 + 3));
        assertThat(told(Work.DAYS)).containsOnlyKeys("work", "late_seconds", "days_seconds", "months_seconds");
    }

    /// By a function that has time for one object of the log.
    private Map<String, Object> told(Work work) {
        var logger = (Logger) LoggerFactory.getLogger(Backlog.class);
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        logger.addAppender(lines);
        try {
            var merger = new Merger(objects, merged, SLOW, log, new Names(log)::next);
            new AuditMerger(merger).handleRequest(Map.of("work", work.name()), endingAfter(1));
        } finally {
            logger.detachAppender(lines);
        }
        assertThat(lines.list).hasSize(1);
        return lines.list.getFirst().getKeyValuePairs().stream()
                .collect(Collectors.toMap(
                        pair -> pair.key,
                        pair -> Optional.ofNullable(pair.value).orElseThrow()));
    }

    private static Context endingAfter(int count) {
        var timeIsUp = times(count);
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> timeIsUp.getAsBoolean() ? 0 : 900_000);
    }

    /// Time for so many questions whether there is some.
    private static BooleanSupplier times(int count) {
        var left = new AtomicInteger(count);
        return () -> left.getAndDecrement() <= 0;
    }

    private void writeAnHour(int objects) {
        for (var n = 0; n < objects; n++) {
            write(2);
        }
    }

    /// Of different sizes, so that they wait for the day to end.
    private void writeTwoPieces() {
        write(300);
        write(150);
        collect();
    }

    /// When the hour is over, and so both of its objects.
    private void collect() {
        log.at(COLLECTED);
        log.merge(Work.LOG);
        assertThat(log.manifest().pieces()).hasSize(2);
    }

    private void write(int scans) {
        write(scans, log.instant());
    }

    private void write(int scans, Instant recorded) {
        log.write(IntStream.range(0, scans)
                .mapToObj(n -> Given.scanned(packageId(n), sequence++, MALI_LOSINJ, recorded, recorded))
                .toList());
    }
}

package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.LocalAws;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class MergerTest {
    private final InMemoryAuditObjects objects = new InMemoryAuditObjects();
    private final InMemoryMergedObjects merged = new InMemoryMergedObjects();
    private final TestLog log = new TestLog(objects, merged, GrowingLog.SMALL, NINE);
    private final GrowingLog growing = new GrowingLog(log);

    @Test
    void the_history_stays_the_same_while_the_log_is_merged_by_and_by() {
        for (var hour = 0; hour < 24 * 33; hour += 3) {
            log.at(NINE.plus(Duration.ofHours(hour)));
            growing.write(hour, 12);
            log.merge(Work.LOG);
            log.merge(Work.DAYS);
            log.merge(Work.MONTHS);
            if (hour % 60 == 0) {
                assertThat(growing.eventIds(3)).containsExactlyElementsOf(growing.expected(3));
            }
        }
        IntStream.range(0, 12)
                .forEach(n -> assertThat(growing.eventIds(n)).containsExactlyElementsOf(growing.expected(n)));
        log.at(NINE.plus(Duration.ofDays(62)));
        growing.merge();
        assertThat(log.manifest().pieces())
                .extracting(piece -> piece.period().text())
                .containsOnly("2026-11", "2026-12");
        IntStream.range(0, 12)
                .forEach(n -> assertThat(growing.eventIds(n)).containsExactlyElementsOf(growing.expected(n)));
    }

    @Test
    void what_is_merged_is_read_in_two_requests_for_each_piece_and_listed_no_more() {
        for (var day = 0; day < 20; day++) {
            log.at(NINE.plus(Duration.ofDays(day)));
            growing.write(day * 24, 40);
            growing.write(day * 24 + 1, 40);
            log.at(NINE.plus(Duration.ofDays(day)).plus(Duration.ofHours(3)));
            growing.merge();
        }
        var pieces = log.manifest()
                .thatMayHold(Slice.unsigned(PackageHash.of(packageId(3).canonical())));
        assertThat(pieces).hasSize(20);
        var before = merged.rangesRead();
        var logBefore = objects.rangesRead();
        assertThat(growing.eventIds(3)).hasSize(40);
        assertThat(merged.rangesRead() - before).isEqualTo(40);
        assertThat(objects.rangesRead() - logBefore).isZero();
        assertThat(objects.list(LogObject.PREFIX, log.manifest().listedAfter())).isEmpty();
    }

    @Test
    void a_merged_object_is_read_by_any_gzip_tool_and_sorted() throws IOException {
        growing.write(0, 60);
        growing.write(1, 60);
        growing.merge();
        var piece = log.manifest().pieces().getFirst();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(merged.whole(piece.key())))) {
            var lines = new String(gzip.readAllBytes(), UTF_8).lines().toList();
            assertThat(lines)
                    .containsExactlyInAnyOrderElementsOf(
                            growing.written().stream().map(EventJson::detail).toList());
            assertThat(lines.stream().map(Line::of)).isSorted();
        }
    }

    @Test
    void an_event_that_was_delivered_twice_is_merged_once() {
        growing.write(0, 10);
        log.at(NINE.plus(Duration.ofHours(2)));
        log.write(growing.written());
        growing.merge();
        var piece = log.manifest().pieces().getFirst();
        var lines = new ArrayList<Line>();
        new PieceLines(merged, piece, Slice.ALL, 8_000).forEachRemaining(lines::add);
        assertThat(lines).hasSize(growing.written().size());
    }

    @Test
    void a_merge_that_does_not_fit_is_continued_by_the_next_run() {
        for (var hour = 0; hour < 6; hour++) {
            log.at(NINE.plus(Duration.ofHours(hour)));
            growing.write(hour, 50);
            log.merge(Work.LOG);
        }
        log.at(NINE.plus(Duration.ofDays(2)));
        log.merge(Work.LOG);
        var runs = 0;
        while (Work.DAYS.next(log.manifest(), log.instant(), GrowingLog.SMALL).isPresent()) {
            var asked = new AtomicInteger();
            log.merge(Work.DAYS, () -> asked.incrementAndGet() > 8);
            IntStream.range(0, 50)
                    .forEach(n -> assertThat(growing.eventIds(n)).containsExactlyElementsOf(growing.expected(n)));
            runs++;
        }
        assertThat(runs).isBetween(3, 40);
        assertThat(log.manifest().thatMayHold(7)).hasSize(1);
    }

    @Test
    void an_event_that_comes_late_is_merged_into_its_day_or_month() {
        growing.write(0, 30);
        log.at(NINE.plus(Duration.ofDays(2)));
        growing.merge();
        var late = Given.scanned(packageId(1), 9_999, MALI_LOSINJ, NINE.plusSeconds(5), NINE.plusSeconds(5));
        growing.write(List.of(late));
        assertThat(growing.eventIds(1)).contains(late.eventId());
        log.at(NINE.plus(Duration.ofDays(3)));
        growing.merge();
        assertThat(growing.eventIds(1)).containsExactlyElementsOf(growing.expected(1));
        assertThat(log.manifest().pieces())
                .allMatch(piece -> piece.period().text().equals("2026-11-01"));
    }

    @Test
    void a_package_with_more_events_than_a_block_holds_stays_whole() {
        growing.write(IntStream.range(0, 300)
                .mapToObj(n -> Given.scanned(packageId(n % 3 == 0 ? 1 : n), n, MALI_LOSINJ, NINE, NINE))
                .toList());
        log.at(NINE.plus(Duration.ofHours(3)));
        growing.merge();
        assertThat(log.history().of(packageId(1))).hasSize(101);
        assertThat(log.history().of(packageId(2))).hasSize(1);
    }

    @Test
    void nothing_is_written_while_nothing_happens() {
        growing.write(0, 5);
        log.at(NINE.plus(Duration.ofDays(100)));
        growing.merge();
        log.at(NINE.plus(Duration.ofDays(102)));
        growing.merge();
        var puts = merged.puts();
        for (var day = 103; day < 120; day++) {
            log.at(NINE.plus(Duration.ofDays(day)));
            growing.merge();
        }
        assertThat(merged.puts()).isEqualTo(puts);
    }

    @Test
    void the_same_with_S3() {
        var s3 = LocalAws.s3();
        var here = new TestLog(
                new S3AuditObjects(s3, LocalAws.newBucket()),
                new S3MergedObjects(s3, LocalAws.newBucket()),
                GrowingLog.SMALL,
                NINE);
        var grown = new GrowingLog(here);
        for (var day = 0; day < 3; day++) {
            here.at(NINE.plus(Duration.ofDays(day)));
            grown.write(day * 24, 30);
            here.merge(Work.LOG);
            here.merge(Work.DAYS);
        }
        here.at(NINE.plus(Duration.ofDays(40)));
        here.merge(Work.LOG);
        here.merge(Work.MONTHS);
        assertThat(here.manifest().pieces())
                .extracting(piece -> piece.period().text())
                .containsOnly("2026-11");
        for (var n = 0; n < 30; n++) {
            assertThat(here.history().of(packageId(n)))
                    .extracting(RecordedEvent::eventId)
                    .containsExactlyElementsOf(grown.expected(n));
        }
        here.at(NINE.plus(Duration.ofDays(42)));
        here.merge(Work.DAYS);
        assertThat(here.manifest().replaced()).isEmpty();
    }
}

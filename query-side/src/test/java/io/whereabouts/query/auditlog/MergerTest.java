package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.LocalAws;
import io.whereabouts.query.given.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class MergerTest {
    private static final int MIB = 1 << 20;

    /// Blocks of a few lines and objects of a few blocks, but for uploads: S3 takes no parts below 5 MiB.
    private static final Limits SMALL = new Limits(4_000, 5 * MIB, 12_000, 8_000, 4_000_000, 8, 1_000, 2);

    private final InMemoryAuditObjects objects = new InMemoryAuditObjects();
    private final InMemoryMergedObjects merged = new InMemoryMergedObjects();
    private final TestLog log = new TestLog(objects, merged, SMALL, NINE);
    private final List<RecordedEvent> written = new ArrayList<>();

    @Test
    void the_history_stays_the_same_while_the_log_is_merged_by_and_by() {
        for (var hour = 0; hour < 24 * 33; hour += 3) {
            log.at(NINE.plus(Duration.ofHours(hour)));
            write(hour, 12);
            log.merge(Work.LOG);
            log.merge(Work.DAYS);
            log.merge(Work.MONTHS);
            if (hour % 60 == 0) {
                assertThat(eventIds(3)).containsExactlyElementsOf(expected(3));
            }
        }
        IntStream.range(0, 12).forEach(n -> assertThat(eventIds(n)).containsExactlyElementsOf(expected(n)));
        log.at(NINE.plus(Duration.ofDays(62)));
        merge();
        assertThat(log.manifest().pieces())
                .extracting(piece -> piece.period().text())
                .containsOnly("2026-11", "2026-12");
        IntStream.range(0, 12).forEach(n -> assertThat(eventIds(n)).containsExactlyElementsOf(expected(n)));
    }

    @Test
    void what_is_merged_is_read_in_two_requests_for_each_piece_and_listed_no_more() {
        for (var day = 0; day < 20; day++) {
            log.at(NINE.plus(Duration.ofDays(day)));
            write(day * 24, 40);
            write(day * 24 + 1, 40);
            log.at(NINE.plus(Duration.ofDays(day)).plus(Duration.ofHours(3)));
            merge();
        }
        var pieces = log.manifest()
                .thatMayHold(Slice.unsigned(PackageHash.of(packageId(3).canonical())));
        assertThat(pieces).hasSize(20);
        var before = merged.rangesRead();
        var logBefore = objects.rangesRead();
        assertThat(eventIds(3)).hasSize(40);
        assertThat(merged.rangesRead() - before).isEqualTo(40);
        assertThat(objects.rangesRead() - logBefore).isZero();
        assertThat(objects.list(LogObject.PREFIX, log.manifest().listedAfter())).isEmpty();
    }

    @Test
    void a_merged_object_is_read_by_any_gzip_tool_and_sorted() throws IOException {
        write(0, 60);
        write(1, 60);
        merge();
        var piece = log.manifest().pieces().getFirst();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(merged.whole(piece.key())))) {
            var lines = new String(gzip.readAllBytes(), UTF_8).lines().toList();
            assertThat(lines)
                    .containsExactlyInAnyOrderElementsOf(
                            written.stream().map(EventJson::detail).toList());
            assertThat(lines.stream().map(Line::of)).isSorted();
        }
    }

    @Test
    void an_event_that_was_delivered_twice_is_merged_once() {
        write(0, 10);
        log.at(NINE.plus(Duration.ofHours(2)));
        log.write(written);
        merge();
        var piece = log.manifest().pieces().getFirst();
        var lines = new ArrayList<Line>();
        new PieceLines(merged, piece, Slice.ALL, 8_000).forEachRemaining(lines::add);
        assertThat(lines).hasSize(written.size());
    }

    @Test
    void a_merge_that_does_not_fit_is_continued_by_the_next_run() {
        for (var hour = 0; hour < 6; hour++) {
            log.at(NINE.plus(Duration.ofHours(hour)));
            write(hour, 50);
            log.merge(Work.LOG);
        }
        log.at(NINE.plus(Duration.ofDays(2)));
        log.merge(Work.LOG);
        var runs = 0;
        while (Work.DAYS.next(log.manifest(), log.instant(), SMALL).isPresent()) {
            var asked = new AtomicInteger();
            log.merge(Work.DAYS, () -> asked.incrementAndGet() > 8);
            IntStream.range(0, 50).forEach(n -> assertThat(eventIds(n)).containsExactlyElementsOf(expected(n)));
            runs++;
        }
        assertThat(runs).isBetween(3, 40);
        assertThat(log.manifest().thatMayHold(7)).hasSize(1);
    }

    @Test
    void an_event_that_comes_late_is_merged_into_its_day_or_month() {
        write(0, 30);
        log.at(NINE.plus(Duration.ofDays(2)));
        merge();
        var late = Given.scanned(packageId(1), 9_999, MALI_LOSINJ, NINE.plusSeconds(5), NINE.plusSeconds(5));
        write(List.of(late));
        assertThat(eventIds(1)).contains(late.eventId());
        log.at(NINE.plus(Duration.ofDays(3)));
        merge();
        assertThat(eventIds(1)).containsExactlyElementsOf(expected(1));
        assertThat(log.manifest().pieces())
                .allMatch(piece -> piece.period().text().equals("2026-11-01"));
    }

    @Test
    void a_package_with_more_events_than_a_block_holds_stays_whole() {
        write(IntStream.range(0, 300)
                .mapToObj(n -> Given.scanned(packageId(n % 3 == 0 ? 1 : n), n, MALI_LOSINJ, NINE, NINE))
                .toList());
        log.at(NINE.plus(Duration.ofHours(3)));
        merge();
        assertThat(log.history().of(packageId(1))).hasSize(101);
        assertThat(log.history().of(packageId(2))).hasSize(1);
    }

    @Test
    void a_day_whose_greatest_piece_would_be_written_again_for_little_is_left() {
        var big = piece("2026-11-01", 100_000);
        assertThat(fold(big, piece("2026-11-01", 20_000))).isEmpty();
        assertThat(fold(big, piece("2026-11-01", 30_000)))
                .hasValueSatisfying(fold -> assertThat(fold.pieces()).hasSize(2));
        assertThat(fold(big, piece("2026-11-01", 10), piece("2026-11-01", 10)))
                .hasValueSatisfying(fold -> assertThat(fold.pieces()).hasSize(2).doesNotContain(big));
    }

    private static Optional<Fold> fold(Piece... pieces) {
        return Fold.next(new Period("2026-11-01"), List.of(pieces), Fold.Eagerness.ENDED, SMALL);
    }

    private static int pieces;

    private static Piece piece(String day, long weight) {
        return new Piece("p" + pieces++, new Period(day), Slice.ALL, weight, weight, weight);
    }

    @Test
    void a_damaged_merged_object_is_an_error_and_never_a_wrong_history() {
        var random = Seed.random(MergerTest.class);
        write(0, 40);
        log.at(NINE.plus(Duration.ofHours(3)));
        merge();
        var key = log.manifest().pieces().getFirst().key();
        var whole = merged.whole(key);
        var expected = histories();
        var errors = 0;
        for (var run = 0; run < 300; run++) {
            var bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            merged.replace(key, bytes);
            try {
                assertThat(histories()).as("run %d", run).isEqualTo(expected);
            } catch (Damaged e) {
                assertThat(e).hasMessageContaining(key);
                errors++;
            }
        }
        assertThat(errors).isGreaterThan(250);
        merged.delete(key);
        assertThatThrownBy(() -> eventIds(1)).isInstanceOf(Gone.class);
    }

    @Test
    void a_merger_that_has_stood_still_leaves_pieces_that_another_has_merged_and_deleted() {
        writeTwoPiecesOfADay();
        var stoodStill = new AtomicInteger();
        log.merge(Work.DAYS, () -> {
            if (stoodStill.getAndIncrement() == 0) {
                log.merge(Work.DAYS);
                log.at(NINE.plus(Duration.ofDays(4)));
                log.merge(Work.DAYS);
            }
            return false;
        });
        assertThat(merged.objects.keySet()).hasSize(2);
        IntStream.range(0, 20).forEach(n -> assertThat(eventIds(n)).containsExactlyElementsOf(expected(n)));
    }

    @Test
    void a_merger_that_misses_what_the_manifest_names_says_so() {
        writeTwoPiecesOfADay();
        merged.delete(log.manifest().pieces().getFirst().key());
        assertThatThrownBy(() -> log.merge(Work.DAYS)).isInstanceOf(Gone.class);
    }

    private void writeTwoPiecesOfADay() {
        write(0, 20);
        log.at(NINE.plus(Duration.ofHours(2)));
        log.merge(Work.LOG);
        write(1, 20);
        log.at(NINE.plus(Duration.ofHours(4)));
        log.merge(Work.LOG);
        assertThat(log.manifest().pieces()).hasSize(2);
        log.at(NINE.plus(Duration.ofDays(2)));
    }

    private List<List<String>> histories() {
        return IntStream.range(0, 40).mapToObj(this::eventIds).toList();
    }

    @Test
    void nothing_is_written_while_nothing_happens() {
        write(0, 5);
        log.at(NINE.plus(Duration.ofDays(100)));
        merge();
        log.at(NINE.plus(Duration.ofDays(102)));
        merge();
        var puts = merged.puts();
        for (var day = 103; day < 120; day++) {
            log.at(NINE.plus(Duration.ofDays(day)));
            merge();
        }
        assertThat(merged.puts()).isEqualTo(puts);
    }

    @Test
    void the_same_with_S3() {
        var s3 = LocalAws.s3();
        var here = new TestLog(
                new S3AuditObjects(s3, LocalAws.newBucket()),
                new S3MergedObjects(s3, LocalAws.newBucket()),
                SMALL,
                NINE);
        for (var day = 0; day < 3; day++) {
            here.at(NINE.plus(Duration.ofDays(day)));
            var events = events(day * 24, 30);
            written.addAll(events);
            here.write(events);
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
                    .containsExactlyElementsOf(expected(n));
        }
        here.at(NINE.plus(Duration.ofDays(42)));
        here.merge(Work.DAYS);
        assertThat(here.manifest().replaced()).isEmpty();
    }

    private void merge() {
        log.merge(Work.LOG);
        log.merge(Work.DAYS);
        log.merge(Work.MONTHS);
    }

    private void write(int hour, int packages) {
        write(events(hour, packages));
    }

    private void write(List<RecordedEvent> events) {
        written.addAll(events);
        log.write(events);
    }

    private static List<RecordedEvent> events(int hour, int packages) {
        return IntStream.range(0, packages)
                .mapToObj(n -> scan(n, hour * 1_000 + n, NINE.plus(Duration.ofHours(hour))))
                .toList();
    }

    private static RecordedEvent scan(int number, int sequence, Instant time) {
        return Given.scanned(packageId(number), sequence, MALI_LOSINJ, time, time);
    }

    private List<String> eventIds(int number) {
        return log.history().of(packageId(number)).stream()
                .map(RecordedEvent::eventId)
                .toList();
    }

    private List<String> expected(int number) {
        return written.stream()
                .filter(event ->
                        event.event().subject().equals(packageId(number).canonical()))
                .sorted(Comparator.comparing(RecordedEvent::effectiveAt)
                        .thenComparing(RecordedEvent::recordedAt)
                        .thenComparing(RecordedEvent::eventId))
                .map(RecordedEvent::eventId)
                .collect(Collectors.toList());
    }
}

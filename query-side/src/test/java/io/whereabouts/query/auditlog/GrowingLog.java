package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A log that is written and merged by and by, with the histories that it must have.
final class GrowingLog {
    private static final int MIB = 1 << 20;

    /// Blocks of a few lines and objects of a few blocks, but for uploads: S3 takes no parts below 5 MiB.
    static final Limits SMALL = new Limits(4_000, 5 * MIB, 12_000, 8_000, 4_000_000, 8, 1_000, 2);

    private final TestLog log;
    private final List<RecordedEvent> written = new ArrayList<>();

    GrowingLog(TestLog log) {
        this.log = log;
    }

    void merge() {
        log.merge(Work.LOG);
        log.merge(Work.DAYS);
        log.merge(Work.MONTHS);
    }

    void write(int hour, int packages) {
        write(events(hour, packages));
    }

    void write(List<RecordedEvent> events) {
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

    List<String> eventIds(int number) {
        return log.history().of(packageId(number)).stream()
                .map(RecordedEvent::eventId)
                .toList();
    }

    List<String> expected(int number) {
        return written.stream()
                .filter(event ->
                        event.event().subject().equals(packageId(number).canonical()))
                .sorted(Comparator.comparing(RecordedEvent::effectiveAt)
                        .thenComparing(RecordedEvent::recordedAt)
                        .thenComparing(RecordedEvent::eventId))
                .map(RecordedEvent::eventId)
                .collect(Collectors.toList());
    }

    List<RecordedEvent> written() {
        return List.copyOf(written);
    }
}

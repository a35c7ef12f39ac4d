package io.whereabouts.query.auditlog;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.sqs.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the log and its merges cost in writes, without their bytes: the merger's own plan over a month of pieces of the
/// size that they would have.
class PutsTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Limits LIMITS = Limits.USUAL;
    private static final int BATCH = 3_000;

    private final double bytesOfAnEvent = bytesOfAnEvent();
    private Manifest manifest = Manifest.EMPTY;
    private Instant now = START;
    private int pieces;
    private long puts;
    private long bytes;
    private int mostPieces;

    @ParameterizedTest
    @CsvSource({"1, 25000", "100, 1000", "2000, 700"})
    void a_million_events_take_so_many_writes(int scansPerSecond, double atMost) {
        var events = 0L;
        var logged = 0L;
        var waiting = 0L;
        var end = START.plus(Duration.ofDays(32));
        for (; now.isBefore(end); now = now.plus(TEN_MINUTES)) {
            if (now.isBefore(START.plus(Duration.ofDays(30)))) {
                var some = scansPerSecond * TEN_MINUTES.toSeconds();
                var objects = Math.max(10, some / BATCH); // one a minute at least
                events += some;
                logged += objects;
                waiting += objects;
                if (waiting >= LIMITS.few()) {
                    var share = Math.max(1, waiting / 300); // batches of so many fit in memory
                    for (var n = 0; n < share; n++) {
                        collect((long) (waiting * (some / objects) * bytesOfAnEvent / share));
                    }
                    waiting = 0;
                }
            }
            for (var work : Work.values()) {
                fold(work);
            }
            mostPieces = Math.max(mostPieces, manifest.thatMayHold(0).size());
        }
        var perMillion = (logged + puts) * 1e6 / events;
        System.out.printf(
                "FIGURE %4d scans/s: %.0f writes for a million events, %.0f of them of the log; each byte %.1f times; at"
                        + " most %d pieces for a package, %d in the manifest at the end%n",
                scansPerSecond,
                perMillion,
                logged * 1e6 / events,
                bytes / (events * bytesOfAnEvent),
                mostPieces,
                manifest.pieces().size());
        assertThat(perMillion).isLessThan(atMost);
    }

    private void collect(long weight) {
        change(new Change.Collected(Set.of(), List.of(written(Period.day(now), Slice.ALL, weight)), ""));
    }

    private void fold(Work work) {
        for (var fold = work.next(manifest, now, LIMITS); fold.isPresent(); fold = work.next(manifest, now, LIMITS)) {
            var all = fold.orElseThrow();
            var weight = all.pieces().stream()
                    .mapToDouble(piece -> piece.weight()
                            * (double) all.slice().size()
                            / piece.slice().size())
                    .sum();
            var part = Math.min(1, LIMITS.object() / weight);
            var slice = part == 1
                    ? all.slice()
                    : all.slice().upTo(all.slice().from() + (long) (all.slice().size() * part));
            var piece = written(all.period(), slice, (long) (weight * part));
            change(new Change.Folded(
                    new HashSet<>(all.pieces().stream().map(Piece::key).toList()), slice, Optional.of(piece)));
        }
    }

    /// An upload has a beginning, its parts and an end.
    private Piece written(Period period, Slice slice, long weight) {
        puts += weight < LIMITS.part() ? 1 : 2 + weight / LIMITS.part();
        bytes += weight;
        var name = new Names(() -> now, new Random(pieces++)).next();
        return new Piece(period.prefix() + name + LogObject.SUFFIX, period, slice, weight, weight, weight);
    }

    private void change(Change change) {
        manifest = change.appliedTo(manifest, now).orElseThrow();
        manifest = new Manifest(manifest.sealed(), manifest.covered(), manifest.pieces(), Collections.emptySortedMap());
        puts++;
    }

    private static double bytesOfAnEvent() {
        var messages = IntStream.range(0, BATCH)
                .mapToObj(n -> Given.scanned(
                        packageId(n * 7_919), n, MALI_LOSINJ, START.plusMillis(n * 17L), START.plusMillis(n * 19L)))
                .map(event -> new Message("m", event, EventJson.detail(event)))
                .toList();
        return (double) LogObject.of(messages).getFirst().bytes().length / BATCH;
    }
}

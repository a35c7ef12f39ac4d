package io.whereabouts.query.auditlog;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// What the log and its merges cost in requests, without their bytes: the merger's own plan over a month of pieces of
/// the size that they would have, and two days more in which the month is merged.
public final class Puts {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final Duration RECORDED = Duration.ofDays(30);
    private static final Duration MERGED = RECORDED.plusDays(2);
    private static final Limits LIMITS = Limits.USUAL;

    /// Batches whose lines fit into the memory of one merge.
    private static final int AT_ONCE = 300;

    private final int scansPerSecond;
    private final long batchesOfTenMinutes;
    private final double bytesOfAnEvent;
    private Manifest manifest = Manifest.EMPTY;
    private Instant now = START;
    private int pieces;
    private long logged;
    private long puts;
    private long lists;
    private long waiting;
    private Instant oldest = START;
    private double bytes;
    private int mostPieces;

    /// What a million events take, and what a reader finds.
    ///
    /// @param logPuts objects of the log
    /// @param mergePuts objects, uploads, their parts and manifests of merges
    /// @param lists that merges ask for: S3 charges each like a PUT
    /// @param rewritten how often each byte is written by merges
    /// @param mostPieces that one package may be in at any time
    public record Million(double logPuts, double mergePuts, double lists, double rewritten, int mostPieces) {
        public double puts() {
            return logPuts + mergePuts;
        }
    }

    private Puts(int scansPerSecond, Duration window, int batch, double bytesOfAnEvent) {
        this.scansPerSecond = scansPerSecond;
        this.batchesOfTenMinutes =
                Math.max(TEN_MINUTES.dividedBy(window), (scansPerSecond * TEN_MINUTES.toSeconds() + batch - 1) / batch);
        this.bytesOfAnEvent = bytesOfAnEvent;
    }

    /// @param window after which a batch that is not full is written
    /// @param batch events of a full one
    /// @param bytesOfAnEvent in an object of the log
    public static Million of(int scansPerSecond, Duration window, int batch, double bytesOfAnEvent) {
        return new Puts(scansPerSecond, window, batch, bytesOfAnEvent).million();
    }

    /// Of an event in a log object of these.
    public static double bytesOfAnEvent(List<String> details) {
        return WrittenLog.objects(details).stream()
                        .mapToLong(object -> object.bytes().length)
                        .sum()
                / (double) details.size();
    }

    private Million million() {
        var events = 0L;
        for (; now.isBefore(START.plus(MERGED)); now = now.plus(TEN_MINUTES)) {
            lists++;
            if (now.isBefore(START.plus(RECORDED))) {
                events += scansPerSecond * TEN_MINUTES.toSeconds();
                logged += batchesOfTenMinutes;
                oldest = waiting == 0 ? now : oldest;
                waiting += batchesOfTenMinutes;
            }
            if (waiting >= LIMITS.few() || (waiting > 0 && isUrgent())) {
                collect();
                waiting = 0;
            }
            for (var work : Work.values()) {
                fold(work);
            }
            mostPieces = Math.max(mostPieces, manifest.thatMayHold(0).size());
        }
        var millions = events / 1e6;
        return new Million(
                logged / millions, puts / millions, lists / millions, bytes / (events * bytesOfAnEvent), mostPieces);
    }

    /// No object is left behind in an hour that can get no more.
    private boolean isUrgent() {
        return LogObject.hour(oldest).compareTo(LogObject.hour(now.minus(Collecting.SETTLES))) < 0;
    }

    private void collect() {
        var eventsOfABatch = (double) scansPerSecond * TEN_MINUTES.toSeconds() / batchesOfTenMinutes;
        var merges = Math.max(1, waiting / AT_ONCE);
        for (var n = 0; n < merges; n++) {
            lists++;
            var weight = (long) (waiting * eventsOfABatch * bytesOfAnEvent / merges);
            change(new Change.Collected(Set.of(), List.of(written(Period.day(now), Slice.ALL, weight)), ""));
        }
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
}

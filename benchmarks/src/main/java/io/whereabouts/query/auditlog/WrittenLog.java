package io.whereabouts.query.auditlog;

import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.auditlog.Entry.Mark;
import io.whereabouts.query.sqs.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.s3.S3Client;

/// A log to measure with, and its merged months: those are written at once, by the merger's own writer and into its own
/// manifest, because ten million events would take it longer than a benchmark lasts. What a merger leaves of months
/// that have ended is the same.
///
/// Here and not among the benchmarks, because all that it uses is package-private.
public final class WrittenLog {
    private static final Limits LIMITS = Limits.USUAL;
    private static final Mark UNUSED = new Mark(Instant.EPOCH, Instant.EPOCH, "");

    private final AuditObjects logged;
    private final MergedObjects merged;
    private final InstantSource clock;
    private final Names names;
    private final List<Piece> pieces = Collections.synchronizedList(new ArrayList<>());

    /// @param log an empty bucket
    /// @param merged another
    public WrittenLog(S3Client s3, String log, String merged, InstantSource clock) {
        this.logged = new S3AuditObjects(s3, log);
        this.merged = new S3MergedObjects(s3, merged);
        this.clock = clock;
        this.names = new Names(clock);
    }

    /// As merges sort them.
    public static List<String> sorted(Collection<String> packages) {
        return packages.stream()
                .sorted(Comparator.comparingLong((String id) -> Slice.unsigned(PackageHash.of(id)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /// Several may be written at once.
    public Month month(YearMonth month) {
        return new Month(new Period(month.toString()));
    }

    /// One month's events, package by package in the order of `sorted`.
    public final class Month {
        private final MergedWriter writer;
        private long last = -1;

        private Month(Period period) {
            writer = new MergedWriter(merged, LIMITS, period, names.next());
        }

        /// @param detail of an event, as the bus carries it
        public void add(String packageId, String detail) {
            var hash = Slice.unsigned(PackageHash.of(packageId));
            if (hash < last) {
                throw new IllegalArgumentException("%s comes too late; sort the packages".formatted(packageId));
            }
            last = hash;
            writer.add(new Line(hash, packageId, UNUSED, detail));
        }

        public void end() {
            pieces.add(writer.finish(Slice.ALL));
        }
    }

    /// Says in the manifest what is merged: all months that have ended, and all of the log before this hour.
    public void commit() {
        var change = new Change.Collected(Set.of(), List.copyOf(pieces), LogObject.hour(clock.instant()));
        if (!new Manifests(merged, clock).commit(change)) {
            throw new IllegalStateException("the manifest did not take %d months".formatted(pieces.size()));
        }
    }

    /// A batch that is not merged yet, as the projector writes it.
    ///
    /// @return bytes of the object
    public long batch(List<String> details) {
        var bytes = 0L;
        for (var object : objects(details)) {
            var content = object.bytes();
            if (!logged.putIfAbsent(object.key(clock.instant()), content)) {
                throw new IllegalStateException("this batch is in the log already");
            }
            bytes += content.length;
        }
        return bytes;
    }

    static List<LogObject> objects(List<String> details) {
        return LogObject.of(details.stream()
                .map(detail -> new Message("m", EventJson.recorded(detail), detail))
                .toList());
    }
}

package io.whereabouts.query.auditlog;

import java.time.InstantSource;
import software.amazon.awssdk.services.s3.S3Client;

/// The merger, run by hand on buckets of a benchmark's own.
public final class Merging {
    private final Merger merger;
    private final Manifests manifests;

    public Merging(S3Client s3, String log, String merged, InstantSource clock) {
        var objects = new S3MergedObjects(s3, merged);
        merger = new Merger(new S3AuditObjects(s3, log), objects, Limits.USUAL, clock, new Names(clock)::next);
        manifests = new Manifests(objects, clock);
    }

    /// What the log has got, to pieces of days.
    public void collect() {
        merger.run(Work.LOG, () -> false);
    }

    /// Pieces of days that have ended, to one for each.
    public void fold() {
        merger.run(Work.DAYS, () -> false);
    }

    /// How many there are now.
    public int pieces() {
        return manifests.current().pieces().size();
    }
}

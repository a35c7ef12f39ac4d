package io.whereabouts.stacks.components;

import com.pulumi.aws.s3.BucketV2;
import com.pulumi.core.Output;
import java.util.Map;

/// Where one generation of the audit log is, in both its buckets.
public record AuditFolder(AuditLog audit, Generation generation) {

    /// Where functions that write the log find it: a bucket, and after a slash the folder in it, if it is not the
    /// whole bucket.
    public Map<String, Output<String>> logVariables() {
        return Map.of("AUDIT_BUCKET", in(audit.bucket()));
    }

    /// Where functions find both the log and what is merged.
    public Map<String, Output<String>> variables() {
        return Map.of("AUDIT_BUCKET", in(audit.bucket()), "MERGED_BUCKET", in(audit.merged()));
    }

    private Output<String> in(BucketV2 bucket) {
        return path().isEmpty() ? bucket.bucket() : Output.format("%s/%s", bucket.bucket(), path());
    }

    /// In both buckets; ends with a slash, unless it is the whole bucket.
    public String path() {
        return generation.folder();
    }

    /// Adds to the log, and reads nothing.
    public Grant adds() {
        return Grant.puts(audit.bucket(), log());
    }

    /// Reads what merges have left.
    public Grant readsLog() {
        return Grant.readsFrom(audit.bucket(), log());
    }

    /// Writes what it merges.
    public Grant merges() {
        return Grant.puts(audit.merged(), path());
    }

    /// Deletes what it has merged again.
    public Grant sweeps() {
        return Grant.deletes(audit.merged(), path() + AuditLog.MERGED);
    }

    /// Writes who may have been where.
    public Grant writesSheets() {
        return Grant.puts(audit.merged(), path() + AuditLog.PRESENCE);
    }

    /// Where the log's objects begin, in their bucket.
    String log() {
        return path() + AuditLog.LOG;
    }
}

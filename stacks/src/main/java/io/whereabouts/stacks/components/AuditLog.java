package io.whereabouts.stacks.components;

import com.pulumi.aws.s3.BucketV2;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import java.util.Map;
import java.util.Optional;

/// The audit log: what was written once and is never altered, every version of it; and what merges make of it, which
/// can be made again.
public final class AuditLog extends ComponentResource {
    /// Where projectors write and readers read.
    public static final String LOG = "log/";

    /// Where merges write what they replace and delete later; beside it is the manifest.
    public static final String MERGED = "merged/";

    /// Where it is written who may have been where; never altered, and never deleted.
    static final String PRESENCE = "presence/";

    private final Generations<AuditFolder> folders;
    private final PrivateBucket log;
    private final PrivateBucket merged;

    /// @param generations side by side in both buckets
    /// @param lock of the log, not of what is merged: S3 locks whole buckets, and merges replace each other
    public AuditLog(
            String name,
            Generations<Generation> generations,
            Optional<ObjectLock> lock,
            Stack stack,
            ComponentResourceOptions options) {
        super("whereabouts:components:AuditLog", name, options);
        folders = generations.map(generation -> new AuditFolder(this, generation));
        log = new PrivateBucket(
                name, PrivateBucket.Args.of(stack, "audit-", Aging.NEVER).lockedBy(lock), Stack.inside(this));
        merged = new PrivateBucket(
                "audit-merged", PrivateBucket.Args.of(stack, "merge-", Aging.MERGED), Stack.inside(this));
        log.refuseWithoutTls();
        merged.refuseWithoutTls();
        registerOutputs(Map.of("bucketName", bucket().bucket()));
    }

    public Generations<AuditFolder> folders() {
        return folders;
    }

    public BucketV2 bucket() {
        return log.bucket();
    }

    public BucketV2 merged() {
        return merged.bucket();
    }
}

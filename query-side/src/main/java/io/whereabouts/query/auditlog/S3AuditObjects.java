package io.whereabouts.query.auditlog;

import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The log in S3.
final class S3AuditObjects implements AuditObjects {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final Folder folder;
    private final S3Objects objects;

    /// @param bucket or a folder in it, such as `bucket/generation=2/`
    S3AuditObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        folder = Folder.of(bucket);
        objects = new S3Objects(s3, folder);
    }

    @Override
    public boolean putIfAbsent(String key, byte[] bytes) {
        try {
            s3.putObject(
                    put -> put.bucket(folder.bucket())
                            .key(folder.inBucket(key))
                            .ifNoneMatch("*")
                            .contentType("application/gzip"),
                    RequestBody.fromBytes(bytes));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public List<Listed> list(String prefix, String after) {
        return objects.list(prefix, after);
    }

    @Override
    public byte[] range(String key, long from, int length) {
        return objects.range(key, from, length);
    }
}

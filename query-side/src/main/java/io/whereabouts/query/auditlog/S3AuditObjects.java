package io.whereabouts.query.auditlog;

import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The log in S3.
final class S3AuditObjects implements AuditObjects {
    private static final int PRECONDITION_FAILED = 412;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final String bucket;

    S3AuditObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public boolean putIfAbsent(String key, byte[] bytes) {
        try {
            s3.putObject(
                    put -> put.bucket(bucket).key(key).ifNoneMatch("*").contentType("application/gzip"),
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
    public List<Listed> list(String prefix) {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(object -> new Listed(object.key(), object.size()))
                .toList();
    }

    @Override
    public byte[] range(String key, long from, int length) {
        try {
            var bytes = s3.getObjectAsBytes(
                            get -> get.bucket(bucket).key(key).range("bytes=" + from + "-" + (from + length - 1)))
                    .asByteArrayUnsafe();
            if (bytes.length != length) {
                throw new Damaged("%s has %d bytes from %d on, not %d".formatted(key, bytes.length, from, length));
            }
            return bytes;
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                throw new Damaged("%s has no byte %d".formatted(key, from), e);
            }
            throw e;
        }
    }
}

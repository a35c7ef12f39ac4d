package io.whereabouts.query.presence;

import io.whereabouts.query.auditlog.Folder;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Sheets in S3.
record S3Sheets(S3Client s3, Folder folder) implements Sheets {
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    @Override
    public List<Stored> list(String prefix, String after) {
        return s3
                .listObjectsV2Paginator(list -> {
                    list.bucket(folder.bucket()).prefix(folder.inBucket(prefix));
                    if (!after.isEmpty()) {
                        list.startAfter(folder.inBucket(after));
                    }
                })
                .contents()
                .stream()
                .map(object -> new Stored(folder.key(object.key()), object.size()))
                .toList();
    }

    @Override
    public void put(String name, byte[] sheet) {
        try {
            s3.putObject(
                    put -> put.bucket(folder.bucket())
                            .key(folder.inBucket(name))
                            .ifNoneMatch("*")
                            .contentType("application/gzip"),
                    RequestBody.fromBytes(sheet));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED && e.statusCode() != CONFLICT) {
                throw e;
            }
        }
    }

    @Override
    public byte[] range(String name, long from, int length) {
        return s3.getObjectAsBytes(get -> get.bucket(folder.bucket())
                        .key(folder.inBucket(name))
                        .range("bytes=%d-%d".formatted(from, from + length - 1)))
                .asByteArrayUnsafe();
    }
}

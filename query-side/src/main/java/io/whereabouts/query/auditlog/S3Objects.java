package io.whereabouts.query.auditlog;

import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// A bucket in S3, read.
final class S3Objects implements StoredObjects {
    private static final int NOT_FOUND = 404;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final Folder folder;

    S3Objects(S3Client s3, Folder folder) {
        this.s3 = s3;
        this.folder = folder;
    }

    @Override
    public List<Listed> list(String prefix, String after) {
        return s3
                .listObjectsV2Paginator(list -> {
                    list.bucket(folder.bucket()).prefix(folder.inBucket(prefix));
                    if (!after.isEmpty()) {
                        list.startAfter(folder.inBucket(after));
                    }
                })
                .contents()
                .stream()
                .map(object -> new Listed(folder.key(object.key()), object.size()))
                .toList();
    }

    @Override
    public byte[] range(String key, long from, int length) {
        try {
            var bytes = s3.getObjectAsBytes(get -> get.bucket(folder.bucket())
                            .key(folder.inBucket(key))
                            .range("bytes=" + from + "-" + (from + length - 1)))
                    .asByteArrayUnsafe();
            if (bytes.length != length) {
                throw new Damaged("%s has %d bytes from %d on, not %d".formatted(key, bytes.length, from, length));
            }
            return bytes;
        } catch (S3Exception e) {
            throw switch (e.statusCode()) {
                case RANGE_NOT_SATISFIABLE -> new Damaged("%s has no byte %d".formatted(key, from), e);
                case NOT_FOUND -> new Gone(key, e);
                default -> e;
            };
        }
    }
}

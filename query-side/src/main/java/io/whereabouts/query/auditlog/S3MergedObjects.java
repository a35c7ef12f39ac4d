package io.whereabouts.query.auditlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// What merges make, in S3.
final class S3MergedObjects implements MergedObjects {
    private static final String GZIP = "application/gzip";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final Folder folder;
    private final S3Objects objects;

    /// @param bucket or a folder in it, such as `bucket/generation=2/`
    S3MergedObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        folder = Folder.of(bucket);
        objects = new S3Objects(s3, folder);
    }

    @Override
    public Optional<Versioned> read(String key) {
        try {
            var object = s3.getObjectAsBytes(get -> get.bucket(folder.bucket()).key(folder.inBucket(key)));
            return Optional.of(
                    new Versioned(object.asByteBuffer(), object.response().eTag()));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    /// S3 answers 412 to another version, 409 to a write at the same time, and 404 if there is none to replace
    /// ("Conditional writes" in the S3 User Guide).
    @Override
    public boolean swap(String key, Optional<String> version, byte[] bytes) {
        var put = put(key);
        version.ifPresentOrElse(put::ifMatch, () -> put.ifNoneMatch("*"));
        try {
            s3.putObject(put.build(), RequestBody.fromBytes(bytes));
            return true;
        } catch (S3Exception e) {
            if (e.statusCode() == PRECONDITION_FAILED
                    || e.statusCode() == CONFLICT
                    || (e.statusCode() == NOT_FOUND && version.isPresent())) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public void put(String key, byte[] bytes) {
        s3.putObject(put(key).build(), RequestBody.fromBytes(bytes));
    }

    private PutObjectRequest.Builder put(String key) {
        return PutObjectRequest.builder()
                .bucket(folder.bucket())
                .key(folder.inBucket(key))
                .contentType(GZIP);
    }

    @Override
    public Upload upload(String key) {
        var id = s3.createMultipartUpload(create ->
                        create.bucket(folder.bucket()).key(folder.inBucket(key)).contentType(GZIP))
                .uploadId();
        return new S3Upload(key, id);
    }

    @Override
    public void delete(String key) {
        s3.deleteObject(delete -> delete.bucket(folder.bucket()).key(folder.inBucket(key)));
    }

    @Override
    public List<Listed> list(String prefix, String after) {
        return objects.list(prefix, after);
    }

    @Override
    public byte[] range(String key, long from, int length) {
        return objects.range(key, from, length);
    }

    private final class S3Upload implements Upload {
        private final String key;
        private final String id;
        private final List<CompletedPart> parts = new ArrayList<>();

        S3Upload(String key, String id) {
            this.key = key;
            this.id = id;
        }

        @Override
        public void part(byte[] bytes) {
            var number = parts.size() + 1;
            var tag = s3.uploadPart(
                            part -> part.bucket(folder.bucket())
                                    .key(folder.inBucket(key))
                                    .uploadId(id)
                                    .partNumber(number),
                            RequestBody.fromBytes(bytes))
                    .eTag();
            parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
        }

        @Override
        public void complete() {
            s3.completeMultipartUpload(complete -> complete.bucket(folder.bucket())
                    .key(folder.inBucket(key))
                    .uploadId(id)
                    .multipartUpload(all -> all.parts(parts)));
        }
    }
}

package io.whereabouts.pictures;

import io.whereabouts.events.json.PictureTicketText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// The bucket in S3.
final class S3PictureObjects implements PictureObjects {
    private static final int PRECONDITION_FAILED = 412;

    private final S3Client s3;
    private final String bucket;

    S3PictureObjects(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Upload upload(String key, int most) throws TooLong {
        try (var object = s3.getObject(get -> get.bucket(bucket).key(key))) {
            var head = object.response();
            if (head.contentLength() > most) {
                object.abort();
                throw new TooLong("the file has %,d bytes, the most is %,d".formatted(head.contentLength(), most));
            }
            return new Upload(
                    Optional.ofNullable(head.metadata().get(PictureTicketText.NAME))
                            .orElse(""),
                    Optional.ofNullable(head.contentType()).orElse(""),
                    object.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void keep(String key, byte[] jpeg) {
        try {
            s3.putObject(
                    put -> put.bucket(bucket).key(key).ifNoneMatch("*").contentType("image/jpeg"),
                    RequestBody.fromBytes(jpeg));
        } catch (S3Exception e) {
            if (e.statusCode() != PRECONDITION_FAILED) {
                throw e;
            }
        }
    }

    @Override
    public void explain(String key, String json) {
        s3.putObject(put -> put.bucket(bucket).key(key).contentType("application/json"), RequestBody.fromString(json));
    }
}

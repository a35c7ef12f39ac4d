package io.whereabouts.query.pictures;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Links by which pictures are looked at, for minutes.
@FunctionalInterface
interface DownloadLinks {
    /// Long enough to look at a page, and too short to pass a link on.
    Duration LIFETIME = Duration.ofMinutes(5);

    record Link(URI url, Instant expiresAt) {}

    /// @param name of the file, if somebody keeps it
    Link link(String key, String name);

    /// Signed by the function's own role. Whatever lies there is answered as a picture: never as a page.
    static DownloadLinks from(S3Presigner presigner, String bucket) {
        return (key, name) -> {
            var signed = presigner.presignGetObject(presign -> presign.signatureDuration(LIFETIME)
                    .getObjectRequest(get -> get.bucket(bucket)
                            .key(key)
                            .responseContentType("image/jpeg")
                            .responseContentDisposition("inline; filename=\"%s\"".formatted(name))));
            return new Link(URI.create(signed.url().toString()), signed.expiration());
        };
    }
}

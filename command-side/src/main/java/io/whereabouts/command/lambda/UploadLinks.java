package io.whereabouts.command.lambda;

import io.whereabouts.events.PictureTicket;
import io.whereabouts.events.json.PictureTicketText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Links by which a picture is uploaded: one file each, of the size and type that was said.
@FunctionalInterface
interface UploadLinks {
    /// Long enough for a slow line.
    Duration LIFETIME = Duration.ofMinutes(10);

    /// @param headers that have to come with it, word for word: they are signed
    record Upload(String method, URI url, Map<String, String> headers, Instant expiresAt) {}

    Upload link(PictureTicket ticket);

    /// Signed by the function's own role: a link can do what the role can.
    static UploadLinks into(S3Presigner presigner, String bucket) {
        return ticket -> {
            var signed = presigner.presignPutObject(presign -> presign.signatureDuration(LIFETIME)
                    .putObjectRequest(put -> put.bucket(bucket)
                            .key(ticket.pendingKey())
                            .contentType(ticket.contentType().toString())
                            .contentLength((long) ticket.size())
                            .ifNoneMatch("*") // a second upload would replace what was looked at
                            .metadata(Map.of(PictureTicketText.NAME, PictureTicketText.of(ticket)))));
            return new Upload(
                    signed.httpRequest().method().name(),
                    URI.create(signed.url().toString()),
                    toSend(signed.signedHeaders()),
                    signed.expiration());
        };
    }

    /// Whoever sends a file says by himself to whom and how long it is: a browser lets no script do it.
    private static Map<String, String> toSend(Map<String, ? extends Iterable<String>> signed) {
        var headers = new TreeMap<String, String>();
        signed.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        headers.keySet().removeAll(Set.of("host", "content-length"));
        return headers;
    }
}

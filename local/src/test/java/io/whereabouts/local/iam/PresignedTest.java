package io.whereabouts.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import io.whereabouts.local.lambda.RoleCredentials;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Links as AWS's own SDK signs them.
class PresignedTest {
    private static final RoleCredentials ROLE = RoleCredentials.of("worker");
    private static final String UPLOAD = put();
    private static final Map<String, String> SENT = Map.of(
            "host", "127.0.0.1:7076",
            "content-type", "image/jpeg",
            "content-length", "5",
            "if-none-match", "*",
            "x-amz-meta-ticket", "t");

    @Test
    void a_link_is_good_for_what_it_was_signed_for() {
        assertThat(refusal("PUT", UPLOAD, SENT, Instant.now())).isEmpty();
        assertThat(refusal("GET", get(), Map.of("host", "127.0.0.1:7076"), Instant.now()))
                .isEmpty();
    }

    @Test
    void it_expires() {
        assertThat(refusal("PUT", UPLOAD, SENT, Instant.now().plus(Duration.ofMinutes(11))))
                .hasValueSatisfying(refusal -> assertThat(refusal.message()).contains("expired"));
    }

    @Test
    void another_size_type_key_or_method_is_refused() {
        assertThat(code("PUT", UPLOAD, with("content-length", "6"))).isEqualTo("SignatureDoesNotMatch");
        assertThat(code("PUT", UPLOAD, with("content-type", "text/html"))).isEqualTo("SignatureDoesNotMatch");
        assertThat(code("PUT", UPLOAD, with("if-none-match", ""))).isEqualTo("SignatureDoesNotMatch");
        assertThat(code("PUT", UPLOAD, with("x-amz-meta-ticket", "u"))).isEqualTo("SignatureDoesNotMatch");
        assertThat(code("PUT", UPLOAD.replace("/pending/1", "/pictures/1"), SENT))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(code("DELETE", UPLOAD, SENT)).isEqualTo("SignatureDoesNotMatch");
        assertThat(code("PUT", UPLOAD.replace("X-Amz-Expires=600", "X-Amz-Expires=6000"), SENT))
                .isEqualTo("SignatureDoesNotMatch");
        assertThat(code("GET", get().replace("image%2Fjpeg", "text%2Fhtml"), Map.of("host", "127.0.0.1:7076")))
                .isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void what_S3_would_take_as_a_word_to_itself_must_be_signed() {
        assertThat(refusal("PUT", UPLOAD, with("x-amz-acl", "public-read"), Instant.now()))
                .hasValueSatisfying(refusal -> assertThat(refusal.message()).contains("not signed"));
    }

    @Test
    void a_call_is_no_link() {
        var call = new Call("GET", URI.create("http://127.0.0.1:7076/pictures/1"), new Headers(), new byte[0]);
        assertThat(Presigned.of(call)).isEmpty();
    }

    private static Map<String, String> with(String header, String value) {
        var sent = new HashMap<>(SENT);
        sent.put(header, value);
        return sent;
    }

    private static String code(String method, String url, Map<String, String> sent) {
        return refusal(method, url, sent, Instant.now()).map(Refusal::code).orElse("none");
    }

    private static Optional<Refusal> refusal(String method, String url, Map<String, String> sent, Instant now) {
        var headers = new Headers();
        sent.forEach(headers::add);
        var call = new Call(method, URI.create(url), headers, new byte[0]);
        return Presigned.of(call).orElseThrow().refusal(ROLE.secretAccessKey(), now);
    }

    private static String put() {
        try (var presigner = presigner()) {
            return presigner
                    .presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(10))
                            .putObjectRequest(put -> put.bucket("pictures")
                                    .key("pending/1")
                                    .contentType("image/jpeg")
                                    .contentLength(5L)
                                    .ifNoneMatch("*")
                                    .metadata(Map.of("ticket", "t"))))
                    .url()
                    .toString();
        }
    }

    private static String get() {
        try (var presigner = presigner()) {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket("pictures")
                                    .key("pictures/1/full.jpg")
                                    .responseContentType("image/jpeg")
                                    .responseContentDisposition("inline; filename=\"a b*~.jpg\"")))
                    .url()
                    .toString();
        }
    }

    private static S3Presigner presigner() {
        return S3Presigner.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:7076"))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ROLE.accessKeyId(), ROLE.secretAccessKey())))
                .build();
    }
}

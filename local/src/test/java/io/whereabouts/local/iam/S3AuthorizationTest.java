package io.whereabouts.local.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.local.lambda.RoleCredentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3AuthorizationTest {
    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private GuardedService service;

    @BeforeEach
    void start() throws IOException {
        service = GuardedService.start(folder);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /// S3 compares and writes in one step; what stands in for it here does not.
    @Test
    void conditional_writes_go_one_after_the_other() throws Exception {
        var writes = IntStream.range(0, 8)
                .mapToObj(n -> client.sendAsync(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:%d/audit/log/manifest".formatted(service.port())))
                                .header(
                                        "authorization",
                                        RoleCredentials.of("worker").authorization("s3"))
                                .header("if-match", "\"1\"")
                                .PUT(BodyPublishers.ofString("x"))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();
        for (var write : writes) {
            assertThat(write.get().statusCode()).isEqualTo(200);
        }
        assertThat(service.mostAtOnce()).hasValue(1);
    }

    @Test
    void what_is_denied_in_s3_is_xml() throws Exception {
        var answer = service.s3("PUT", "/audit/other/a");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<Code>AccessDenied</Code>").contains("arn:aws:s3:::audit/other/a");
        assertThat(service.s3("PUT", "/audit/log/hour=2026/a%20b").statusCode()).isEqualTo(200);
        assertThat(service.s3("GET", "/audit?list-type=2&prefix=log%2F").statusCode())
                .isEqualTo(200);
        assertThat(service.s3("GET", "/audit?list-type=2").statusCode()).isEqualTo(403);
        assertThat(service.s3("DELETE", "/audit/log/a").statusCode()).isEqualTo(403);
        assertThat(service.s3("GET", "/audit/log/a?acl").statusCode()).isEqualTo(403);
    }

    @Test
    void who_may_list_a_part_of_a_bucket_only_is_not_told_that_an_object_is_missing() throws Exception {
        assertThat(service.s3("GET", "/audit/log/missing").statusCode()).isEqualTo(403);
    }

    @Test
    void a_presigned_address_acts_under_the_role_that_signed_it() throws Exception {
        assertThat(service.send("GET", link("log/a"), "", Map.of()).statusCode())
                .isEqualTo(200);
        assertThat(service.send("GET", link("other"), "", Map.of()).body()).contains("<Code>AccessDenied</Code>");
        assertThat(service.send("GET", link("log/a").replace("/log/a", "/log/b"), "", Map.of())
                        .body())
                .contains("<Code>SignatureDoesNotMatch</Code>");
        assertThat(service.send("GET", link("log/a").replaceFirst("&X-Amz-Signature=[^&]*", ""), "", Map.of())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_new_object_is_told_of_and_an_old_or_a_refused_one_is_not() throws Exception {
        service.s3("PUT", "/audit/log/a");
        service.s3("PUT", "/audit/log/missing");
        service.s3("PUT", "/audit/other/a");
        service.s3("GET", "/audit/log/a");
        assertThat(service.put()).containsExactly("/audit/log/a 0");
    }

    private String link(String key) {
        var role = RoleCredentials.of("worker");
        try (var presigner = S3Presigner.builder()
                .region(Region.EU_CENTRAL_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + service.port()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(role.accessKeyId(), role.secretAccessKey())))
                .build()) {
            return presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(1))
                            .getObjectRequest(get -> get.bucket("audit").key(key)))
                    .httpRequest()
                    .getUri()
                    .toString()
                    .replaceFirst("^http://[^/]*", "");
        }
    }
}

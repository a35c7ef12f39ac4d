package io.whereabouts.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/// Starts what goes by the clock, as EventBridge does for a rule, without waiting for its time.
record Clock(Whereabouts environment) {
    private static final String ARN = "arn:aws:%s:eu-central-1:000000000000:%s";
    private static final int LAMBDA_AND_ALL_OTHERS = 6;

    /// Merges what the log holds, deletes an object that was replaced in 2020, and writes who was where in an old hour.
    void merges() {
        var bucket = environment.described().at("/outputs/mergedAuditBucket").asText();
        var old = "merged/day=2020-01-01/016f5e66-e800-7000-8000-000000000000.jsonl.gz";
        put(bucket + "/" + old, new byte[] {1});
        put(bucket + "/manifest.json.gz", zipped("""
                {"version": 1, "sealed": "", "covered": [], "pieces": [],
                 "replaced": {"%s": "2020-01-02T00:00:00Z"}}""".formatted(old)));
        copyToAnOldHour(environment.described().at("/outputs/auditBucket").asText());
        for (var work : List.of("log", "days", "months")) {
            var rule = ARN.formatted("events", "rule/local-whereabouts-audit-merger-" + work);
            strikes(rule, "audit-merger", "{\"work\":\"%s\"}".formatted(work.toUpperCase(Locale.ROOT)));
        }
        strikes(ARN.formatted("events", "rule/local-whereabouts-presence-writer-hours"), "presence-writer", "{}");
        assertThat(send("GET", s3(bucket + "/presence/standing=2026-01-01.tsv.gz"), BodyPublishers.noBody(), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(send("GET", s3(bucket + "/" + old), BodyPublishers.noBody(), "")
                        .statusCode())
                .isEqualTo(404);
    }

    /// A log object of an hour that has ended does not wait for others. Its events are known, so nothing is told twice.
    private void copyToAnOldHour(String bucket) {
        var list = send("GET", s3(bucket + "?list-type=2&prefix=log/"), BodyPublishers.noBody(), "")
                .body();
        var key = list.replaceFirst("(?s).*?<Key>([^<]*)</Key>.*", "$1");
        try {
            var bytes = environment
                    .http()
                    .send(HttpRequest.newBuilder(s3(bucket + "/" + key)).build(), BodyHandlers.ofByteArray())
                    .body();
            put(bucket + "/" + key.replaceFirst("hour=[^/]*", "hour=2026-01-01T00"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Compares a read model with the events.
    ///
    /// @param function such as `location-checker`
    /// @return what it found
    JsonNode checks(String function) {
        return checks(function, "{\"sample\":\"100\",\"settled\":\"PT0S\"}");
    }

    /// As the other, of these packages.
    JsonNode checks(String function, List<String> packages) {
        return checks(function, "{\"packages\":\"%s\",\"settled\":\"PT0S\"}".formatted(String.join(" ", packages)));
    }

    private JsonNode checks(String function, String input) {
        var rule = ARN.formatted("events", "rule/local-whereabouts-%s-hourly".formatted(function));
        return Api.read(strikes(rule, function, input));
    }

    private String strikes(String rule, String function, String input) {
        var alias = ARN.formatted("lambda", "function:local-whereabouts-" + function + ":live");
        var answer = send(
                "POST",
                URI.create("http://127.0.0.1:%d/2015-03-31/functions/%s/invocations"
                        .formatted(environment.port() + LAMBDA_AND_ALL_OTHERS, alias)),
                BodyPublishers.ofString(input),
                authorization(rule));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Amz-Function-Error"))
                .as(answer.body())
                .isEmpty();
        return answer.body();
    }

    private void put(String path, byte[] bytes) {
        var answer = send("PUT", s3(path), BodyPublishers.ofByteArray(bytes), "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private URI s3(String path) {
        return URI.create(environment.described().path("s3").asText().replaceAll("/$", "") + "/" + path);
    }

    private HttpResponse<String> send(String method, URI uri, BodyPublisher body, String authorization) {
        try {
            var request = HttpRequest.newBuilder(uri).method(method, body);
            if (!authorization.isEmpty()) {
                request.header("authorization", authorization);
            }
            return environment.http().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Of EventBridge for this rule, as the local environment knows it.
    private static String authorization(String rule) {
        try {
            var digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(("events.amazonaws.com for " + rule).getBytes(UTF_8)));
            return "AWS4-HMAC-SHA256 Credential=LOCAL%s/20260101/local/lambda/aws4_request, SignedHeaders=host, Signature=none"
                    .formatted(digest.substring(0, 15).toUpperCase(Locale.ROOT));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

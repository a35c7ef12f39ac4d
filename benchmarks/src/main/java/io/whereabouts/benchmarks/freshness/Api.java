package io.whereabouts.benchmarks.freshness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/// The HTTP API, as one client with one token uses it.
record Api(HttpClient http, String base, String token) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MILLIS = 500;

    /// @param status 0 if there was no answer
    record Answer(int status, JsonNode body) {}

    static Api at(String base, String token) {
        return new Api(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), base, token);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return answer(http.send(request(path).GET().build(), BodyHandlers.ofString()));
    }

    /// Sends it again as long as it is the server's fault, as a first call after the start may be.
    ///
    /// @throws IOException if it is refused: without it there is nothing to measure
    JsonNode done(String method, String path, Object body) throws IOException, InterruptedException {
        var request = with(method, path, body);
        var answer = answer(http.send(request, BodyHandlers.ofString()));
        for (var attempt = 1; attempt < ATTEMPTS && answer.status() >= 500; attempt++) {
            Thread.sleep(PAUSE_MILLIS);
            answer = answer(http.send(request, BodyHandlers.ofString()));
        }
        if (answer.status() / 100 != 2) {
            throw new IOException("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
        }
        return answer.body();
    }

    CompletableFuture<Answer> post(String path, Object body) {
        return http.sendAsync(with("POST", path, body), BodyHandlers.ofString())
                .thenApply(Api::answer)
                .exceptionally(failure -> new Answer(0, JSON.nullNode()));
    }

    private HttpRequest with(String method, String path, Object body) {
        try {
            return request(path)
                    .header("content-type", "application/json")
                    .header("idempotency-key", UUID.randomUUID().toString())
                    .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("authorization", "Bearer " + token);
    }

    private static Answer answer(HttpResponse<String> response) {
        try {
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (JsonProcessingException e) {
            return new Answer(response.statusCode(), JSON.nullNode());
        }
    }
}

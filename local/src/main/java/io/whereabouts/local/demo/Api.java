package io.whereabouts.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/// The HTTP API, asked again when it has too much to do or went away for a moment: everything sent is idempotent.
final class Api {
    private static final int ATTEMPTS = 10;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;

    Api(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    record Answer(int status, JsonNode body) {}

    Answer get(String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    Answer post(String path, JsonNode body) throws InterruptedException {
        return send(request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    Answer put(String path, JsonNode body) throws InterruptedException {
        return send(request(path)
                .header("content-type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .header("authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        var pause = FIRST_PAUSE;
        for (var attempt = 1; ; attempt++) {
            String trouble;
            try {
                var response = http.send(request, BodyHandlers.ofString());
                if (!PASSING.contains(response.statusCode())) {
                    return new Answer(response.statusCode(), JSON.readTree(response.body()));
                }
                trouble = response.statusCode() + " " + response.body();
            } catch (IOException e) {
                trouble = e.toString();
            }
            if (attempt == ATTEMPTS) {
                throw new DemoFailed("%s %s: %s, after %d attempts; is the local environment still running?"
                        .formatted(request.method(), request.uri(), trouble, attempt));
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}

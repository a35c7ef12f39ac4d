package io.whereabouts.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The HTTP API as one client with one token uses it.
///
/// @param headers that go with each request
record Api(HttpClient http, URI base, Map<String, String> headers) {
    static final ObjectMapper JSON = new ObjectMapper();

    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return read(body);
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) {
        return send(request(path)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body instanceof String text ? text : write(body))));
    }

    Answer put(String path, Object body) {
        return send(request(path).header("content-type", "application/json").PUT(BodyPublishers.ofString(write(body))));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /// @param path with its query
    Answer ask(String method, String path, Optional<String> body) {
        var request =
                request(path).method(method, body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        return send(body.isPresent() ? request.header("content-type", "application/json") : request);
    }

    /// Sends until an answer came that is not a fault of the server: what a scanner does.
    Answer postUntilAnswered(String path, Object body) {
        var last = new AtomicReference<Answer>();
        await("an answer that is no fault of the server")
                .atMost(Duration.ofMinutes(3))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    last.set(post(path, body));
                    return last.get().status() < 500 && last.get().status() != 429;
                });
        return last.get();
    }

    /// Registers a scanner, so that its scans are taken.
    Api registering(String scanner) {
        assertThat(put("/scanners/" + scanner, Map.of()).status()).isIn(200, 201);
        return this;
    }

    Api correlated(String id) {
        return with("x-correlation-id", id);
    }

    Api with(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Api(http, base, more);
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(1));
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<JsonNode> items(JsonNode array) {
        return List.copyOf(array.valueStream().toList());
    }
}

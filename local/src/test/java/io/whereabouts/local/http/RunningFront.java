package io.whereabouts.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.lambda.Functions;
import io.whereabouts.local.lambda.Zips;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// An HTTP API in front of a function that mirrors what it gets, at a clock that stands still.
final class RunningFront implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-21T03:04:05.678Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final FakeIssuer issuer;
    final Deployment deployment;
    final HttpFront front;
    private final Functions functions;

    RunningFront(Path folder) throws Exception {
        issuer = new FakeIssuer();
        var mirror = new Deployment.Function(
                "mirror",
                "arn:aws:lambda:eu-central-1:123456789012:function:mirror",
                Zips.of(folder, MirrorHandler.class),
                MirrorHandler.class.getName(),
                256,
                Duration.ofSeconds(20),
                Map.of(),
                "mirror-role");
        deployment = new Deployment(
                "local",
                "eu-central-1",
                "123456789012",
                List.of(mirror),
                List.of(
                        new Deployment.Route("GET /packages", "mirror", true, Set.of("packages:read")),
                        new Deployment.Route("GET /packages/{id}", "mirror", true, Set.of("packages:read")),
                        new Deployment.Route("GET /packages/newest", "mirror", false, Set.of()),
                        new Deployment.Route("POST /scans", "mirror", true, Set.of("scans:write", "scans:all")),
                        new Deployment.Route("GET /forbidden", "mirror", false, Set.of()),
                        new Deployment.Route("ANY /open", "mirror", false, Set.of()),
                        new Deployment.Route("GET /any-token", "mirror", true, Set.of())),
                Optional.of(new Deployment.Jwt(issuer.uri(), List.of("whereabouts", "other"))),
                Optional.of(new Deployment.Cors(
                        List.of("https://console.example"),
                        List.of("GET", "POST"),
                        List.of("authorization", "content-type"),
                        List.of("x-correlation-id"),
                        Duration.ofMinutes(5))),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        functions = Functions.start(deployment, Map.of(), folder.resolve("work"), folder.resolve("logs"));
        functions.warm(); // the front below waits for 2 s at most
        front = new HttpFront(
                0, deployment, functions, this::mayInvoke, InstantSource.fixed(NOW), Duration.ofSeconds(2));
        front.start();
    }

    private boolean mayInvoke(Deployment.Route route) {
        return !route.key().equals("GET /forbidden");
    }

    HttpFront another(int port) {
        return new HttpFront(port, deployment, functions, this::mayInvoke);
    }

    @Override
    public void close() {
        front.close();
        functions.close();
        issuer.close();
    }

    Map<String, Object> claims(Map<String, Object> some) {
        var claims = new HashMap<String, Object>(Map.of(
                "iss",
                issuer.uri().toString(),
                "aud",
                "whereabouts",
                "sub",
                "tester",
                "iat",
                NOW.getEpochSecond(),
                "exp",
                NOW.getEpochSecond() + 60));
        claims.putAll(some);
        return claims;
    }

    HttpResponse<byte[]> withScope(String path, String claim, Object value) throws Exception {
        var token = issuer.token(claims(Map.of(claim, value)));
        return get(path, request -> request.header("Authorization", "Bearer " + token));
    }

    HttpResponse<byte[]> answer(String answer) throws Exception {
        var encoded =
                Base64.getUrlEncoder().encodeToString(answer.getBytes(UTF_8)).replace("=", "");
        return get("/open?answer=" + encoded, request -> request);
    }

    HttpResponse<byte[]> get(String path, UnaryOperator<HttpRequest.Builder> with) throws Exception {
        return send(with.apply(request(path)).build());
    }

    HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
    }

    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    JsonNode json(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    void assertMessage(HttpResponse<byte[]> response, int status, String message) {
        assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }
}

package io.whereabouts.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.lambda.Functions;
import io.whereabouts.local.lambda.Zips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFrontTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-21T03:04:05.678Z");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static FakeIssuer issuer;
    private static Functions functions;
    private static Deployment deployment;
    private static HttpFront front;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
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
                List.of());
        functions = Functions.start(deployment, Map.of(), folder.resolve("work"), folder.resolve("logs"));
        front = new HttpFront(0, deployment, functions, InstantSource.fixed(NOW), Duration.ofSeconds(2));
        front.start();
    }

    @AfterAll
    static void stop() {
        front.close();
        functions.close();
        issuer.close();
    }

    @Test
    void a_function_gets_payload_format_2() throws Exception {
        var token = issuer.token(claims(Map.of("scope", "packages:read scans:write", "sub", "ada", "groups", List.of("a", "b"))));
        var event = json(get("/packages/a%20b%2Fc?x=1&x=2&y=%C3%BC%2Bz&empty", request -> request.header(
                        "Authorization", "Bearer " + token)
                .header("X-Two", "one")
                .header("X-Two", "two")
                .header("Cookie", "c1=v1; c2=v2")
                .header("User-Agent", "tester/1")));
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("GET /packages/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/packages/a b/c");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%C3%BC%2Bz&empty");
        assertThat(event.path("cookies")).map(JsonNode::asText).containsExactly("c1=v1", "c2=v2");
        assertThat(event.at("/headers/x-two").asText()).isEqualTo("one,two");
        assertThat(event.path("headers").has("cookie")).isFalse();
        assertThat(event.path("queryStringParameters"))
                .isEqualTo(JSON.readTree("{\"x\":\"1,2\",\"y\":\"ü+z\",\"empty\":\"\"}"));
        assertThat(event.path("pathParameters")).isEqualTo(JSON.readTree("{\"id\":\"a b/c\"}"));
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(event.has("body")).isFalse();
        var context = event.path("requestContext");
        assertThat(context.at("/authorizer/jwt/claims/sub").asText()).isEqualTo("ada");
        assertThat(context.at("/authorizer/jwt/claims/groups").asText()).isEqualTo("[a b]");
        assertThat(context.at("/authorizer/jwt/claims/aud").asText()).isEqualTo("whereabouts");
        assertThat(context.at("/authorizer/jwt/claims/exp").asText())
                .isEqualTo(String.valueOf(NOW.getEpochSecond() + 60));
        assertThat(context.at("/authorizer/jwt/scopes"))
                .map(JsonNode::asText)
                .containsExactly("packages:read", "scans:write");
        assertThat(context.path("http"))
                .isEqualTo(JSON.readTree("{\"method\":\"GET\",\"path\":\"/packages/a b/c\",\"protocol\":\"HTTP/1.1\","
                        + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"tester/1\"}"));
        assertThat(context.path("requestId").asText()).hasSize(16);
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("21/Nov/2026:03:04:05 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(NOW.toEpochMilli());
        assertThat(context.path("accountId").asText()).isEqualTo("123456789012");
        assertThat(context.path("domainName").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_literal_segment_wins_over_a_parameter() throws Exception {
        assertThat(json(get("/packages/newest", request -> request)).path("routeKey").asText())
                .isEqualTo("GET /packages/newest");
    }

    @Test
    void text_travels_as_it_is_and_other_bodies_as_base64() throws Exception {
        var text = json(post("/open", "application/json; charset=utf-8", "{\"ü\":1}".getBytes(UTF_8)));
        assertThat(text.path("body").asText()).isEqualTo("{\"ü\":1}");
        assertThat(text.path("isBase64Encoded").asBoolean()).isFalse();
        var bytes = new byte[] {0, -1, 7};
        var binary = json(post("/open", "image/png", bytes));
        assertThat(Base64.getDecoder().decode(binary.path("body").asText())).isEqualTo(bytes);
        assertThat(binary.path("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void no_token_is_401_as_aws_says_it() throws Exception {
        var response = get("/packages", request -> request);
        assertMessage(response, 401, "Unauthorized");
        assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void tokens_that_are_not_good_are_401_with_the_reason_in_a_header() throws Exception {
        var other = new RSAKeyGenerator(2048).keyID(issuer.key().getKeyID()).generate();
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(issuer.key().getKeyID()).build();
        var good = claims(Map.of("scope", "packages:read"));
        var reasons = new HashMap<String, String>();
        reasons.put("gibberish", "the token is malformed");
        reasons.put(issuer.token(claims(Map.of("exp", NOW.getEpochSecond()))), "the token has expired");
        reasons.put(issuer.token(claims(Map.of("iss", "https://elsewhere.example"))), "invalid issuer");
        reasons.put(issuer.token(claims(Map.of("aud", "nobody"))), "the token does not have a valid audience");
        reasons.put(
                issuer.token(claims(Map.of("aud", "nobody", "client_id", "whereabouts"))),
                "the token does not have a valid audience");
        reasons.put(issuer.token(claims(Map.of("nbf", NOW.getEpochSecond() + 5))), "the token is not valid yet");
        reasons.put(issuer.token(claims(Map.of("iat", NOW.getEpochSecond() + 5))), "token used before issued");
        reasons.put(FakeIssuer.token(header, other, good), "invalid signature");
        reasons.put(
                FakeIssuer.token(new JWSHeader(JWSAlgorithm.RS256), issuer.key(), good), "the token has no kid");
        reasons.put(
                FakeIssuer.token(
                        new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("first").build(), issuer.key(), good),
                "signing method RS512 is invalid");
        for (var token : reasons.entrySet()) {
            var response = get("/packages", request -> request.header("Authorization", "Bearer " + token.getKey()));
            assertMessage(response, 401, "Unauthorized");
            assertThat(response.headers().firstValue("www-authenticate"))
                    .contains("Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + token.getValue() + "\"");
        }
    }

    @Test
    void a_token_without_the_scope_is_403() throws Exception {
        assertMessage(withScope("/packages", "scope", "scans:write"), 403, "Forbidden");
        assertMessage(withScope("/packages", "scp", List.of()), 403, "Forbidden");
        assertThat(withScope("/packages", "scp", List.of("x", "packages:read")).statusCode()).isEqualTo(200);
        assertThat(withScope("/any-token", "scope", "nothing").statusCode()).isEqualTo(200);
    }

    @Test
    void client_id_counts_where_there_is_no_audience_and_bearer_may_be_left_out() throws Exception {
        var claims = claims(Map.of("scope", "packages:read", "client_id", "other"));
        claims.remove("aud");
        var token = issuer.token(claims);
        assertThat(get("/packages", request -> request.header("Authorization", token)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_issuer_that_changes_its_key_is_asked_again() throws Exception {
        assertThat(withScope("/packages", "scope", "packages:read").statusCode()).isEqualTo(200);
        issuer.changeKey();
        assertThat(withScope("/packages", "scope", "packages:read").statusCode()).isEqualTo(200);
    }

    @Test
    void an_unknown_route_is_404() throws Exception {
        assertMessage(get("/nowhere", request -> request), 404, "Not Found");
        assertMessage(get("/packages/a/b", request -> request), 404, "Not Found");
        assertMessage(get("/packages/", request -> request), 404, "Not Found");
        assertMessage(post("/packages", "text/plain", new byte[1]), 404, "Not Found");
    }

    @Test
    void more_than_10_megabytes_of_body_are_413() throws Exception {
        assertMessage(post("/open", "text/plain", new byte[10 * 1024 * 1024 + 1]), 413, "Request Entity Too Large");
    }

    @Test
    void more_than_10240_bytes_of_head_are_431() throws Exception {
        var response = get("/open?x=" + "y".repeat(10_300), request -> request);
        assertMessage(response, 431, "Request Header Fields Too Large");
    }

    @Test
    void what_a_function_answers_is_passed_on() throws Exception {
        var response = answer(
                "{\"statusCode\":207,\"headers\":{\"X-Some\":\"thing\",\"Content-Length\":\"9\"},"
                        + "\"cookies\":[\"a=1\",\"b=2\"],\"body\":\"aGkA\",\"isBase64Encoded\":true}");
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.headers().firstValue("x-some")).contains("thing");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
        assertThat(response.body()).isEqualTo(new byte[] {'h', 'i', 0});
        assertThat(answer("{\"statusCode\":204}").statusCode()).isEqualTo(204);
    }

    @Test
    void an_answer_without_a_status_is_a_body() throws Exception {
        var response = answer("{\"hello\": \"you\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"hello\":\"you\"}");
        assertThat(new String(answer("\"just text\"").body(), UTF_8)).isEqualTo("just text");
    }

    @Test
    void failures_of_a_function_are_500_and_slowness_is_503() throws Exception {
        for (var bad : List.of(
                "throw",
                "no json",
                "{\"statusCode\":\"many\"}",
                "{\"statusCode\":200,\"body\":{\"a\":1}}",
                "{\"statusCode\":200,\"body\":\"!\",\"isBase64Encoded\":true}")) {
            assertMessage(answer(bad), 500, "Internal Server Error");
        }
        assertMessage(answer("sleep4000"), 503, "Service Unavailable");
    }

    @Test
    void preflights_are_answered_by_configuration() throws Exception {
        var response = send(request("/scans")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .build());
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("https://console.example");
        assertThat(response.headers().firstValue("access-control-allow-methods")).contains("GET,POST");
        assertThat(response.headers().firstValue("access-control-allow-headers")).contains("authorization,content-type");
        assertThat(response.headers().firstValue("access-control-max-age")).contains("300");
        var stranger = get("/open", request -> request.header("Origin", "https://evil.example"));
        assertThat(stranger.headers().firstValue("access-control-allow-origin")).isEmpty();
        var refused = get("/packages", request -> request.header("Origin", "https://console.example"));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("access-control-allow-origin")).contains("https://console.example");
        assertThat(refused.headers().firstValue("access-control-expose-headers")).contains("x-correlation-id");
    }

    @Test
    void a_port_that_is_taken_is_an_error_that_says_what_to_do() {
        try (var second = new HttpFront(front.port(), deployment, functions)) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("port " + front.port() + " is taken; end the program")
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void a_connection_is_kept_whatever_the_answer() throws Exception {
        for (var path : List.of("/open", "/nowhere", "/packages", "/open?answer=eyJzdGF0dXNDb2RlIjoyMDR9")) {
            var head = "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".formatted(path).getBytes(UTF_8);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), front.port())) {
                var in = socket.getInputStream();
                for (var n = 0; n < 3; n++) {
                    socket.getOutputStream().write(head);
                    var response = new StringBuilder();
                    while (response.indexOf("\r\n\r\n") < 0) {
                        var next = in.read();
                        assertThat(next).as("%s, request %s: %s", path, n, response).isNotNegative();
                        response.append((char) next);
                    }
                    var length = Pattern.compile("(?i)content-length: (\\d+)").matcher(response);
                    in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
                }
            }
        }
    }

    @Test
    void sixty_four_connections_at_once_are_served() throws Exception {
        try (var threads = Executors.newFixedThreadPool(64)) {
            var callers = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < 64; i++) {
                callers.add(() -> {
                    for (var n = 0; n < 20; n++) {
                        var status = get("/open?n=" + n, request -> request).statusCode();
                        if (status != 200) {
                            return status;
                        }
                    }
                    return 200;
                });
            }
            for (var caller : threads.invokeAll(callers)) {
                assertThat(caller.get()).isEqualTo(200);
            }
        }
    }

    private static Map<String, Object> claims(Map<String, Object> some) {
        var claims = new HashMap<String, Object>(Map.of(
                "iss", issuer.uri().toString(),
                "aud", "whereabouts",
                "sub", "tester",
                "iat", NOW.getEpochSecond(),
                "exp", NOW.getEpochSecond() + 60));
        claims.putAll(some);
        return claims;
    }

    private static HttpResponse<byte[]> withScope(String path, String claim, Object value) throws Exception {
        var token = issuer.token(claims(Map.of(claim, value)));
        return get(path, request -> request.header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<byte[]> answer(String answer) throws Exception {
        var encoded = Base64.getUrlEncoder().encodeToString(answer.getBytes(UTF_8)).replace("=", "");
        return get("/open?answer=" + encoded, request -> request);
    }

    private static HttpResponse<byte[]> get(String path, UnaryOperator<HttpRequest.Builder> with) throws Exception {
        return send(with.apply(request(path)).build());
    }

    private static HttpResponse<byte[]> post(String path, String type, byte[] body) throws Exception {
        return send(request(path)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path));
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        assertThat(response.statusCode()).as(new String(response.body(), UTF_8)).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static void assertMessage(HttpResponse<byte[]> response, int status, String message) {
        assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"message\":\"" + message + "\"}");
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
    }
}

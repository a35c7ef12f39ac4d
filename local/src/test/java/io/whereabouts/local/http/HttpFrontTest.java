package io.whereabouts.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFrontTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static RunningFront running;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningFront(folder);
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void a_function_that_does_not_let_the_api_call_it_is_a_failure_of_the_api() throws Exception {
        running.assertMessage(running.get("/forbidden", request -> request), 500, "Internal Server Error");
    }

    @Test
    void a_function_gets_payload_format_2() throws Exception {
        var token = running.issuer.token(running.claims(
                Map.of("scope", "packages:read scans:write", "sub", "ada", "groups", List.of("a", "b"))));
        var event = running.json(running.get(
                "/packages/a%20b%2Fc?x=1&x=2&y=%C3%BC%2Bz&empty",
                request -> request.header("Authorization", "Bearer " + token)
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
                .isEqualTo(String.valueOf(RunningFront.NOW.getEpochSecond() + 60));
        assertThat(context.at("/authorizer/jwt/scopes"))
                .map(JsonNode::asText)
                .containsExactly("packages:read", "scans:write");
        assertThat(context.path("http"))
                .isEqualTo(JSON.readTree("{\"method\":\"GET\",\"path\":\"/packages/a b/c\",\"protocol\":\"HTTP/1.1\","
                        + "\"sourceIp\":\"127.0.0.1\",\"userAgent\":\"tester/1\"}"));
        assertThat(context.path("requestId").asText()).hasSize(16);
        assertThat(context.path("stage").asText()).isEqualTo("$default");
        assertThat(context.path("time").asText()).isEqualTo("21/Nov/2026:03:04:05 +0000");
        assertThat(context.path("timeEpoch").asLong()).isEqualTo(RunningFront.NOW.toEpochMilli());
        assertThat(context.path("accountId").asText()).isEqualTo("123456789012");
        assertThat(context.path("domainName").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_literal_segment_wins_over_a_parameter() throws Exception {
        assertThat(running.json(running.get("/packages/newest", request -> request))
                        .path("routeKey")
                        .asText())
                .isEqualTo("GET /packages/newest");
    }

    @Test
    void text_travels_as_it_is_and_other_bodies_as_base64() throws Exception {
        var text = running.json(running.post("/open", "application/json; charset=utf-8", "{\"ü\":1}".getBytes(UTF_8)));
        assertThat(text.path("body").asText()).isEqualTo("{\"ü\":1}");
        assertThat(text.path("isBase64Encoded").asBoolean()).isFalse();
        var bytes = new byte[] {0, -1, 7};
        var binary = running.json(running.post("/open", "image/png", bytes));
        assertThat(Base64.getDecoder().decode(binary.path("body").asText())).isEqualTo(bytes);
        assertThat(binary.path("isBase64Encoded").asBoolean()).isTrue();
    }

    @Test
    void an_unknown_route_is_404() throws Exception {
        running.assertMessage(running.get("/nowhere", request -> request), 404, "Not Found");
        running.assertMessage(running.get("/packages/a/b", request -> request), 404, "Not Found");
        running.assertMessage(running.get("/packages/", request -> request), 404, "Not Found");
        running.assertMessage(running.post("/packages", "text/plain", new byte[1]), 404, "Not Found");
    }

    @Test
    void more_than_10_megabytes_of_body_are_413() throws Exception {
        running.assertMessage(
                running.post("/open", "text/plain", new byte[10 * 1024 * 1024 + 1]), 413, "Request Entity Too Large");
    }

    @Test
    void more_than_10240_bytes_of_head_are_431() throws Exception {
        var response = running.get("/open?x=" + "y".repeat(10_300), request -> request);
        running.assertMessage(response, 431, "Request Header Fields Too Large");
    }

    @Test
    void what_a_function_answers_is_passed_on() throws Exception {
        var response = running.answer("{\"statusCode\":207,\"headers\":{\"X-Some\":\"thing\",\"Content-Length\":\"9\"},"
                + "\"cookies\":[\"a=1\",\"b=2\"],\"body\":\"aGkA\",\"isBase64Encoded\":true}");
        assertThat(response.statusCode()).isEqualTo(207);
        assertThat(response.headers().firstValue("x-some")).contains("thing");
        assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(response.headers().firstValue("content-type")).contains("text/plain;charset=UTF-8");
        assertThat(response.body()).isEqualTo(new byte[] {'h', 'i', 0});
        assertThat(running.answer("{\"statusCode\":204}").statusCode()).isEqualTo(204);
    }

    @Test
    void an_answer_without_a_status_is_a_body() throws Exception {
        var response = running.answer("{\"hello\": \"you\"}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"hello\":\"you\"}");
        assertThat(new String(running.answer("\"just text\"").body(), UTF_8)).isEqualTo("just text");
    }

    @Test
    void failures_of_a_function_are_500_and_slowness_is_503() throws Exception {
        for (var bad : List.of(
                "throw",
                "no json",
                "{\"statusCode\":\"many\"}",
                "{\"statusCode\":200,\"body\":{\"a\":1}}",
                "{\"statusCode\":200,\"body\":\"!\",\"isBase64Encoded\":true}")) {
            running.assertMessage(running.answer(bad), 500, "Internal Server Error");
        }
        running.assertMessage(running.answer("sleep4000"), 503, "Service Unavailable");
    }

    @Test
    void preflights_are_answered_by_configuration() throws Exception {
        var response = running.send(running.request("/scans")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://console.example")
                .header("Access-Control-Request-Method", "POST")
                .build());
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-origin")).contains("https://console.example");
        assertThat(response.headers().firstValue("access-control-allow-methods"))
                .contains("GET,POST");
        assertThat(response.headers().firstValue("access-control-allow-headers"))
                .contains("authorization,content-type");
        assertThat(response.headers().firstValue("access-control-max-age")).contains("300");
        var stranger = running.get("/open", request -> request.header("Origin", "https://evil.example"));
        assertThat(stranger.headers().firstValue("access-control-allow-origin")).isEmpty();
        var refused = running.get("/packages", request -> request.header("Origin", "https://console.example"));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("access-control-allow-origin")).contains("https://console.example");
        assertThat(refused.headers().firstValue("access-control-expose-headers"))
                .contains("x-correlation-id");
    }

    @Test
    void a_port_that_is_taken_is_an_error_that_says_what_to_do() {
        try (var second = running.another(running.front.port())) {
            assertThatThrownBy(second::start)
                    .isInstanceOf(PortTaken.class)
                    .hasMessageContaining("port " + running.front.port() + " is taken; end the program")
                    .hasMessageContaining("choose another port");
        }
    }

    @Test
    void a_connection_is_kept_whatever_the_answer() throws Exception {
        for (var path : List.of("/open", "/nowhere", "/packages", "/open?answer=eyJzdGF0dXNDb2RlIjoyMDR9")) {
            var head =
                    "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".formatted(path).getBytes(UTF_8);
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), running.front.port())) {
                var in = socket.getInputStream();
                for (var n = 0; n < 3; n++) {
                    socket.getOutputStream().write(head);
                    var response = new StringBuilder();
                    while (response.indexOf("\r\n\r\n") < 0) {
                        var next = in.read();
                        assertThat(next)
                                .as("%s, request %s: %s", path, n, response)
                                .isNotNegative();
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
                        var status =
                                running.get("/open?n=" + n, request -> request).statusCode();
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
}

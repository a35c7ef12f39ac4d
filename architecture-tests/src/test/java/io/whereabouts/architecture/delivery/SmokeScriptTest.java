package io.whereabouts.architecture.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// smoke.sh and the SmokeTest that it starts, against a stack that pretends.
class SmokeScriptTest {
    @TempDir
    Path folder;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger readsUntilVisible = new AtomicInteger(2);
    private HttpServer server = server();
    private Workshop workshop = new Workshop(Path.of(""));
    private volatile boolean open;
    private volatile String scanned = "recorded";

    @BeforeEach
    void start() {
        server.createContext("/", this::answer);
        server.start();
        workshop = new Workshop(folder)
                .with("JAVA_HOME", System.getProperty("java.home"))
                .pretend("pulumi", """
                        case "$3" in
                          apiUrl) echo %s ;;
                          tokenUrl) echo %s/oauth2/token ;;
                          smokeClientId) echo robot ;;
                          issuer) echo https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_Pool ;;
                        esac""".formatted(url(), url()))
                .pretend("aws", "echo hidden");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void staging_registers_and_scans_a_package_and_waits_until_both_read_models_know_it() {
        var run = workshop.run("smoke.sh", "staging", "write");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls())
                .contains("aws cognito-idp describe-user-pool-client --user-pool-id eu-central-1_Pool --client-id robot"
                        + " --query UserPoolClient.ClientSecret --output text");
        assertThat(asked)
                .anyMatch(request -> request.startsWith("POST /oauth2/token grant_type=client_credentials&scope="
                        + "whereabouts%2Fpackages%3Aread+whereabouts%2Fpackages%3Awrite+whereabouts%2Fscans%3Awrite"))
                .anyMatch(request -> request.startsWith("POST /packages {\"package\":\"80044000SMOKE"))
                .anyMatch(request -> request.startsWith("PUT /scanners/smoke-test "))
                .anyMatch(request -> request.startsWith("POST /scans "))
                .anyMatch(request -> request.startsWith("GET /packages/80044000SMOKE") && request.contains("/history"));
    }

    @Test
    void production_is_only_asked() {
        var run = workshop.run("smoke.sh", "prod", "read");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(asked)
                .noneMatch(request -> request.startsWith("POST /packages") || request.startsWith("POST /scans"));
        assertThat(asked).anyMatch(request -> request.endsWith("scope=whereabouts%2Fpackages%3Aread"));
    }

    @Test
    void an_api_that_answers_without_a_token_fails() {
        open = true;

        var run = workshop.run("smoke.sh", "prod", "read");

        assertThat(run.status()).isNotZero();
        assertThat(run.output()).contains("a question without a token: expected 401, and got 200");
    }

    @Test
    void a_scan_that_is_not_recorded_fails() {
        scanned = "refused";

        var run = workshop.run("smoke.sh", "staging", "write");

        assertThat(run.status()).isNotZero();
        assertThat(run.output()).contains("no \"recorded\" in");
    }

    @Test
    void another_issuer_has_a_client_with_a_secret_and_scopes_of_its_own() {
        var run = workshop.with("SMOKE_TOKEN_URL", url() + "/another/token")
                .with("SMOKE_CLIENT_ID", "robot")
                .with("SMOKE_CLIENT_SECRET", "given")
                .run("smoke.sh", "prod", "read");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.calls()).noneMatch(call -> call.startsWith("aws"));
        assertThat(run.output()).doesNotContain("given");
        assertThat(asked).anyMatch(request -> request.endsWith("scope=packages%3Aread"));
    }

    @Test
    void another_issuers_scopes_may_have_a_prefix() {
        workshop.with("SMOKE_TOKEN_URL", url() + "/another/token")
                .with("SMOKE_CLIENT_ID", "robot")
                .with("SMOKE_CLIENT_SECRET", "given")
                .with("SMOKE_SCOPE_PREFIX", "acme/")
                .run("smoke.sh", "prod", "read");

        assertThat(asked).anyMatch(request -> request.endsWith("scope=acme%2Fpackages%3Aread"));
    }

    @Test
    void another_issuer_without_its_client_says_what_is_missing() {
        var run = workshop.with("SMOKE_TOKEN_URL", url() + "/another/token")
                .with("SMOKE_CLIENT_ID", "robot")
                .run("smoke.sh", "prod", "read");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("set SMOKE_TOKEN_URL, SMOKE_CLIENT_ID and SMOKE_CLIENT_SECRET");
        assertThat(asked).isEmpty();
    }

    @Test
    void the_stacks_own_pool_may_be_written_down_and_keeps_its_scopes() {
        var run = workshop.with("SMOKE_TOKEN_URL", url() + "/oauth2/token")
                .with("SMOKE_CLIENT_ID", "robot")
                .with("SMOKE_CLIENT_SECRET", "given")
                .run("smoke.sh", "prod", "read");

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(asked).anyMatch(request -> request.endsWith("scope=whereabouts%2Fpackages%3Aread"));
        assertThat(run.calls()).noneMatch(call -> call.startsWith("aws"));
    }

    @Test
    void a_stack_without_a_client_for_it_says_what_is_missing() {
        var run = workshop.pretend("pulumi", "[ \"$3\" = apiUrl ] && echo http://127.0.0.1")
                .run("smoke.sh", "prod", "read");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.output()).contains("set SMOKE_TOKEN_URL, SMOKE_CLIENT_ID and SMOKE_CLIENT_SECRET");
    }

    @Test
    void an_issuer_that_refuses_the_client_fails_and_no_secret_is_said() {
        var run = workshop.pretend("aws", "echo hidden")
                .with("SMOKE_CLIENT_ID", "somebody")
                .run("smoke.sh", "prod", "read");

        assertThat(run.status()).isNotZero();
        assertThat(run.output())
                .contains("the issuer answered 400")
                .containsOnlyOnce("hidden")
                .contains("::add-mask::hidden");
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var path = exchange.getRequestURI().toString();
        asked.add("%s %s %s".formatted(exchange.getRequestMethod(), path, body).strip());
        var authorization = exchange.getRequestHeaders().getFirst("authorization");
        var token = "Bearer let-me-in".equals(authorization);
        if (path.endsWith("/token")) {
            var client = new String(Base64.getDecoder().decode(authorization.substring(6)), StandardCharsets.UTF_8);
            send(exchange, client.startsWith("robot:") ? 200 : 400, "{\"access_token\": \"let-me-in\"}");
        } else if (!token && !open) {
            send(exchange, 401, "{\"message\":\"Unauthorized\"}");
        } else if (path.equals("/packages")) {
            send(exchange, 201, "{}");
        } else if (path.equals("/scans")) {
            send(exchange, 200, "{\"results\":[{\"result\":\"%s\"}]}".formatted(scanned));
        } else if (path.contains("bbox=")) {
            send(exchange, 200, "{\"type\":\"FeatureCollection\",\"features\":[]}");
        } else if (path.endsWith("SMOKE0") || (path.contains("SMOKE") && readsUntilVisible.getAndDecrement() > 0)) {
            send(exchange, 404, "{\"title\":\"no such package\"}");
        } else {
            send(exchange, 200, "{\"latitude\":45.2735,\"scanner\":\"smoke-test\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

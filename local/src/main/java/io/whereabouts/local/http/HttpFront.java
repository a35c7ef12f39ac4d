package io.whereabouts.local.http;

import com.sun.net.httpserver.HttpExchange;
import io.whereabouts.local.deployment.Deployment;
import io.whereabouts.local.lambda.Functions;
import io.whereabouts.local.lambda.LoopbackServer;
import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The deployed HTTP API. Its own answers, 401 to 503, are word for word those of AWS.
public final class HttpFront implements AutoCloseable {
    /// See "Quotas for configuring and running an HTTP API" in the API Gateway Developer Guide.
    private static final int HEAD_LIMIT = 10_240;

    private static final int BODY_LIMIT = 10 * 1024 * 1024;
    private static final int FUNCTION_LIMIT = 6 * 1024 * 1024;
    private static final Duration INTEGRATION_TIMEOUT = Duration.ofSeconds(30);
    private static final Logger log = LoggerFactory.getLogger(HttpFront.class);

    private final int port;
    private final Deployment deployment;
    private final Functions functions;
    private final Predicate<Deployment.Route> mayInvoke;
    private final InstantSource clock;
    private final Duration timeout;
    private final RouteTable routes;
    private final Optional<Cors> cors;
    private final Optional<TokenCheck> tokens;
    private final ExecutorService invocations = Executors.newVirtualThreadPerTaskExecutor();
    private final SecureRandom random = new SecureRandom();
    private @Nullable LoopbackServer server;

    /// @param port 0 for any free one
    /// @param mayInvoke whether the function's policy lets the API call it for a route
    public HttpFront(int port, Deployment deployment, Functions functions, Predicate<Deployment.Route> mayInvoke) {
        this(port, deployment, functions, mayInvoke, InstantSource.system(), INTEGRATION_TIMEOUT);
    }

    HttpFront(
            int port,
            Deployment deployment,
            Functions functions,
            Predicate<Deployment.Route> mayInvoke,
            InstantSource clock,
            Duration timeout) {
        this.mayInvoke = mayInvoke;
        this.port = port;
        this.deployment = deployment;
        this.functions = functions;
        this.clock = clock;
        this.timeout = timeout;
        this.routes = new RouteTable(deployment.routes());
        this.cors = deployment.cors().map(Cors::new);
        this.tokens = deployment.jwt().map(settings -> new TokenCheck(settings, clock));
    }

    /// @throws PortTaken if another program listens there
    public void start() throws IOException {
        try {
            server = LoopbackServer.start(port, this::handle);
        } catch (BindException e) {
            throw new PortTaken(port, e);
        }
    }

    /// Where it listens, once started.
    public int port() {
        return server == null ? port : server.port();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = Request.of(exchange);
        var requestId = requestId();
        var answer = answerOrFail(exchange, request, requestId).with("apigw-requestid", requestId);
        var origin = request.header("origin");
        var sent = cors.isPresent() && origin.isPresent() && !isPreflight(request)
                ? cors.get().apply(answer, origin.get())
                : answer;
        sent.headers().forEach(header -> exchange.getResponseHeaders().add(header.name(), header.value()));
        LoopbackServer.answer(exchange, sent.status(), sent.body());
    }

    private Answer answerOrFail(HttpExchange exchange, Request request, String requestId) throws IOException {
        try {
            return answer(exchange, request, requestId);
        } catch (RuntimeException e) {
            log.error("{} {}", request.method(), request.rawPath(), e);
            return Answer.FAILED;
        }
    }

    private Answer answer(HttpExchange exchange, Request request, String requestId) throws IOException {
        if (request.headSize() > HEAD_LIMIT) {
            return Answer.HEADERS_TOO_LARGE;
        }
        if (isPreflight(request)) {
            return cors.orElseThrow().preflight(request.header("origin").orElseThrow());
        }
        var match = routes.match(request.method(), request.rawPath());
        if (match.isEmpty()) {
            return Answer.NOT_FOUND;
        }
        var gate =
                match.get().route().authorized() ? gate(request, match.get().route()) : new Gate.Open(Optional.empty());
        return switch (gate) {
            case Gate.Shut shut -> shut.answer();
            case Gate.Open open -> invoke(exchange, request, match.get(), open.token(), requestId);
        };
    }

    private sealed interface Gate {
        record Open(Optional<TokenCheck.Verdict.Valid> token) implements Gate {}

        record Shut(Answer answer) implements Gate {}
    }

    private Gate gate(Request request, Deployment.Route route) {
        var authorization = request.header("authorization");
        if (tokens.isEmpty()) {
            log.error("route {} asks for tokens, but the deployment names no issuer", route.key());
            return new Gate.Shut(Answer.FAILED);
        }
        if (authorization.isEmpty()) {
            return new Gate.Shut(Answer.UNAUTHORIZED.with("www-authenticate", "Bearer"));
        }
        return switch (tokens.get().check(authorization.get())) {
            case TokenCheck.Verdict.Invalid invalid ->
                new Gate.Shut(Answer.UNAUTHORIZED.with(
                        "www-authenticate",
                        "Bearer scope=\"\" error=\"invalid_token\" error_description=\"%s\""
                                .formatted(invalid.reason())));
            case TokenCheck.Verdict.Unknown unknown -> {
                log.error("a token cannot be checked: {}", unknown.reason());
                yield new Gate.Shut(Answer.FAILED);
            }
            case TokenCheck.Verdict.Valid valid
            when !route.scopes().isEmpty() && valid.scopes().stream().noneMatch(route.scopes()::contains) ->
                new Gate.Shut(Answer.FORBIDDEN.with(
                        "www-authenticate",
                        "Bearer scope=\"%s\" error=\"insufficient_scope\""
                                .formatted(String.join(" ", route.scopes()))));
            case TokenCheck.Verdict.Valid valid -> new Gate.Open(Optional.of(valid));
        };
    }

    private Answer invoke(
            HttpExchange exchange,
            Request request,
            RouteTable.Match match,
            Optional<TokenCheck.Verdict.Valid> token,
            String requestId)
            throws IOException {
        var body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        if (body.length > BODY_LIMIT) {
            return Answer.TOO_LARGE;
        }
        var event = FunctionRequest.json(deployment, request, match, token, requestId, clock.instant(), body);
        if (event.length > FUNCTION_LIMIT) {
            return Answer.TOO_LARGE; // Lambda's limit, which the HTTP API passes on
        }
        if (!mayInvoke.test(match.route())) {
            return Answer.FAILED;
        }
        var function = match.route().function();
        // When it takes too long, the function goes on; only the client waits no more.
        var invocation = invocations.submit(() -> functions.invoke(function, event));
        try {
            return FunctionAnswer.of(invocation.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Answer.UNAVAILABLE;
        } catch (ExecutionException e) {
            log.error("function {} could not be invoked", function, e.getCause());
            return Answer.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.UNAVAILABLE;
        }
    }

    private boolean isPreflight(Request request) {
        return cors.isPresent()
                && request.method().equals("OPTIONS")
                && request.header("origin").isPresent()
                && request.header("access-control-request-method").isPresent();
    }

    /// As AWS's look: 16 characters, the last of which is an equals sign.
    private String requestId() {
        var bytes = new byte[11];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        invocations.shutdownNow();
    }
}

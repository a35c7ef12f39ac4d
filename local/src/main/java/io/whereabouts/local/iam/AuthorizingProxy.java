package io.whereabouts.local.iam;

import com.sun.net.httpserver.HttpExchange;
import io.whereabouts.local.lambda.LoopbackServer;
import io.whereabouts.local.monitor.Place;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All of AWS at one address, for those who act under a role: passes on what the role may do.
///
/// Which service is meant is in the request's signature. What a service does not answer is not answered here: the
/// connection ends, as it would without this in between.
public final class AuthorizingProxy implements AutoCloseable {
    /// The longest that a Lambda function may run.
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /// Which the client makes itself, or which are between two neighbours.
    private static final Set<String> NOT_PASSED_ON =
            Set.of("connection", "content-length", "expect", "host", "keep-alive", "transfer-encoding", "upgrade");

    /// Told of each object that was put.
    @FunctionalInterface
    public interface NewObjects {
        /// @param path bucket and key, as in `/pictures/pending/1`
        void created(String path, long size);
    }

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final byte[] NOTHING = {};
    private static final Logger log = LoggerFactory.getLogger(AuthorizingProxy.class);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Authorizer authorizer;
    private final Map<String, URI> services;
    private final Map<String, Actions> actions;
    private final NewObjects newObjects;
    private final InstantSource clock;
    private final LoopbackServer server;

    /// S3Proxy compares and writes in two steps; S3 does not.
    private final Lock oneConditionalWrite = new ReentrantLock();

    private AuthorizingProxy(
            int port,
            Place place,
            Map<String, URI> services,
            Authorizer authorizer,
            NewObjects newObjects,
            InstantSource clock)
            throws IOException {
        this.authorizer = authorizer;
        this.newObjects = newObjects;
        this.clock = clock;
        this.services = services;
        this.actions = Map.of(
                "dynamodb",
                new DynamoDbActions(place),
                "sqs",
                new SqsActions(place),
                "s3",
                new S3Actions(),
                "lambda",
                new LambdaActions(place),
                QuestionActions.SERVICE,
                new QuestionActions());
        this.server = LoopbackServer.start(port, this::handle);
    }

    /// @param port 0 for any free one
    /// @param services where they listen, by the name with which requests are signed for them
    public static AuthorizingProxy start(
            int port, Place place, Map<String, URI> services, Authorizer authorizer, NewObjects newObjects)
            throws IOException {
        return new AuthorizingProxy(port, place, services, authorizer, newObjects, InstantSource.system());
    }

    public int port() {
        return server.port();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var call = new Call(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(), body);
        var signedBy = SignedBy.of(call);
        // A web page may ask S3 unsigned whether it may ask.
        var service = signedBy.map(SignedBy::service).orElse("s3");
        try {
            if (call.method().equals("OPTIONS")) {
                pass(exchange, service, body, Optional.empty());
                return;
            }
            var caller = signedBy.flatMap(it -> authorizer.caller(it.accessKeyId()));
            var known = actions.get(service);
            var broken = caller.flatMap(it -> Presigned.of(call)
                    .flatMap(link -> link.refusal(it.credentials().secretAccessKey(), clock.instant())));
            if (caller.isEmpty()) {
                refuse(exchange, service, Refusal.unknownKey());
            } else if (broken.isPresent()) {
                refuse(exchange, service, broken.get());
            } else if (known == null) {
                throw new UnknownOperation("a request to " + service);
            } else {
                answer(exchange, service, call, caller.get(), known.of(call), body);
            }
        } catch (UnknownOperation e) {
            log.error("{}", e.getMessage());
            refuse(exchange, service, Refusal.notHere(String.valueOf(e.getMessage())));
        }
    }

    private void answer(
            HttpExchange exchange, String service, Call call, Caller caller, List<Access> needed, byte[] body)
            throws IOException {
        for (var access : needed) {
            if (authorizer.decide(caller, access) instanceof Decision.Denied denied) {
                log.error("{}", denied.message());
                refuse(exchange, service, Refusal.denied(denied.message()));
                return;
            }
        }
        if (service.equals(QuestionActions.SERVICE)) {
            LoopbackServer.answer(exchange, 200, NOTHING);
        } else {
            passInTurn(exchange, service, call, body, hiding(service, call, caller));
        }
    }

    private void passInTurn(
            HttpExchange exchange, String service, Call call, byte[] body, Optional<Refusal> insteadOfNotFound)
            throws IOException {
        var conditional = service.equals("s3")
                && call.method().equals("PUT")
                && Stream.of("if-match", "if-none-match")
                        .anyMatch(header -> call.header(header).isPresent());
        if (!conditional) {
            pass(exchange, service, body, insteadOfNotFound);
            return;
        }
        oneConditionalWrite.lock();
        try {
            pass(exchange, service, body, insteadOfNotFound);
        } finally {
            oneConditionalWrite.unlock();
        }
    }

    /// Who may not list a bucket is not told that an object is missing.
    private Optional<Refusal> hiding(String service, Call call, Caller caller) {
        var object = call.path().substring(1);
        if (!service.equals("s3")
                || !object.contains("/")
                || !Set.of("GET", "HEAD").contains(call.method())) {
            return Optional.empty();
        }
        var bucket = "arn:aws:s3:::" + object.replaceFirst("/.*", "");
        var list = Access.to("s3:ListBucket", bucket);
        return authorizer.would(caller, list)
                ? Optional.empty()
                : Optional.of(Refusal.denied("User: %s is not authorized to perform: s3:ListBucket on resource: %s"
                        .formatted(caller.text(), bucket)));
    }

    private void pass(HttpExchange exchange, String service, byte[] body, Optional<Refusal> insteadOfNotFound)
            throws IOException {
        try {
            var response = client.send(request(exchange, service, body), HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == NOT_FOUND && insteadOfNotFound.isPresent()) {
                refuse(exchange, service, insteadOfNotFound.get());
                return;
            }
            var head = exchange.getRequestMethod().equals("HEAD");
            response.headers().map().forEach((name, values) -> {
                // Nothing else tells how long the body of a HEAD's GET would be.
                if ((head && name.equalsIgnoreCase("content-length")) || passedOn(name)) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            if (response.statusCode() == OK && service.equals("s3") && isPut(exchange)) {
                newObjects.created(exchange.getRequestURI().getPath(), body.length);
            }
            LoopbackServer.answer(exchange, response.statusCode(), response.body());
        } catch (IOException e) {
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    /// Of a whole object, not of a part of one.
    private static boolean isPut(HttpExchange exchange) {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return exchange.getRequestMethod().equals("PUT") && !query.contains("uploadId=");
    }

    private HttpRequest request(HttpExchange exchange, String service, byte[] body) {
        var asked = exchange.getRequestURI();
        var uri = URI.create(services.get(service)
                + asked.getRawPath()
                + (asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery()));
        var request = HttpRequest.newBuilder(uri)
                .timeout(LONGEST)
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (passedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static boolean passedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    private static void refuse(HttpExchange exchange, String service, Refusal refusal) throws IOException {
        refusal.headers(service).forEach(exchange.getResponseHeaders()::set);
        LoopbackServer.answer(exchange, refusal.status(service), refusal.body(service));
    }

    @Override
    public void close() {
        server.close();
    }
}

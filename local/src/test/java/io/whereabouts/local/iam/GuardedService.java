package io.whereabouts.local.iam;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import io.whereabouts.local.lambda.LoopbackServer;
import io.whereabouts.local.lambda.RoleCredentials;
import io.whereabouts.local.monitor.Place;
import io.whereabouts.local.monitor.RecordedProgram;
import io.whereabouts.local.monitor.Resource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A service that answers all that comes through, behind the proxy, and a role that may some of it.
final class GuardedService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Place PLACE = new Place(
            "local", "eu-central-1", "000000000000", URI.create("http://localhost"), URI.create("http://localhost"));
    private static final String POLICY = """
            {'Version': '2012-10-17', 'Statement': [
             {'Effect': 'Allow', 'Action': ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem'],
              'Resource': 'arn:aws:dynamodb:eu-central-1:000000000000:table/things'},
             {'Effect': 'Allow', 'Action': 'dynamodb:Query',
              'Resource': 'arn:aws:dynamodb:eu-central-1:000000000000:table/things/index/by-place'},
             {'Effect': 'Allow', 'Action': 'sqs:SendMessage',
              'Resource': 'arn:aws:sqs:eu-central-1:000000000000:work'},
             {'Effect': 'Allow', 'Action': ['s3:GetObject', 's3:PutObject'], 'Resource': 'arn:aws:s3:::audit/log/*'},
             {'Effect': 'Allow', 'Action': 's3:ListBucket', 'Resource': 'arn:aws:s3:::audit',
              'Condition': {'StringLike': {'s3:prefix': 'log/*'}}},
             {'Effect': 'Allow', 'Action': 'lambda:InvokeFunction',
              'Resource': 'arn:aws:lambda:eu-central-1:000000000000:function:worker:live'}]}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> reached = new CopyOnWriteArrayList<>();
    private final List<String> put = new CopyOnWriteArrayList<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final LoopbackServer service;
    private final AuthorizingProxy proxy;

    private GuardedService(Path grants) throws IOException {
        service = LoopbackServer.start(0, this::answer);
        var uri = URI.create("http://127.0.0.1:" + service.port());
        proxy = AuthorizingProxy.start(
                0,
                PLACE,
                Map.of("dynamodb", uri, "sqs", uri, "s3", uri, "lambda", uri),
                Authorizer.of(PLACE, program(), List.of(), grants),
                (path, size) -> put.add(path + " " + size));
    }

    /// @param folder to keep `grants.jsonl` in
    static GuardedService start(Path folder) throws IOException {
        return new GuardedService(folder.resolve("grants.jsonl"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        reached.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
        exchange.getResponseHeaders().set("x-amz-crc32", "1");
        if (exchange.getRequestURI().getPath().endsWith("manifest")) {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            atOnce.decrementAndGet();
        }
        var missing = exchange.getRequestURI().getPath().endsWith("missing");
        LoopbackServer.answer(exchange, missing ? 404 : 200, "fine".getBytes(UTF_8));
    }

    private static RecordedProgram program() {
        var role = JSON.createObjectNode()
                .put("name", "worker")
                .put("arn", "arn:aws:iam::000000000000:role/worker")
                .put("assumeRolePolicy", "{\"Statement\": []}");
        var policy = JSON.createObjectNode().put("role", "worker").put("policy", POLICY.replace('\'', '"'));
        var function = JSON.createObjectNode().put("role", "arn:aws:iam::000000000000:role/worker");
        return new RecordedProgram(
                List.of(
                        new Resource("aws:lambda/function:Function", "worker", "urn:worker", "f", function, function),
                        new Resource("aws:iam/role:Role", "worker", "urn:role", "worker", role, role),
                        new Resource("aws:iam/rolePolicy:RolePolicy", "worker", "urn:policy", "p", policy, policy)),
                JSON.createObjectNode(),
                Duration.ZERO);
    }

    int port() {
        return proxy.port();
    }

    /// What came through, in its order.
    List<String> reached() {
        return reached;
    }

    /// Objects that the proxy told of.
    List<String> put() {
        return put;
    }

    /// Requests for the manifest that were being answered at the same time.
    AtomicInteger mostAtOnce() {
        return mostAtOnce;
    }

    @Override
    public void close() {
        proxy.close();
        service.close();
    }

    HttpResponse<String> dynamoDb(String operation, String body) throws Exception {
        return signed("dynamodb", "POST", "/", body, Map.of("X-Amz-Target", "DynamoDB_20120810." + operation));
    }

    HttpResponse<String> sqs(String operation, String body) throws Exception {
        return signed("sqs", "POST", "/", body, Map.of("X-Amz-Target", "AmazonSQS." + operation));
    }

    HttpResponse<String> s3(String method, String path) throws Exception {
        return signed("s3", method, path, "", Map.of());
    }

    HttpResponse<String> signed(String service, String method, String path, String body, Map<String, String> headers)
            throws Exception {
        var all = new HashMap<>(headers);
        all.put("Authorization", RoleCredentials.of("worker").authorization(service));
        return send(method, path, body.replace('\'', '"'), all);
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.port() + path))
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}

package io.whereabouts.benchmarks.measuring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// Stands before DynamoDB Local and counts, so that every client is counted alike: it asks for the consumed capacity
/// in each request, and adds up what the answers say. The answers pass unchanged, and so does their check sum.
/// DynamoDB Local checks no signature of the request's body.
public final class CountingProxy implements AutoCloseable {
    /// Actions that consume something.
    private static final Set<String> READS =
            Set.of("Query", "Scan", "GetItem", "BatchGetItem", "TransactGetItems", "ExecuteStatement");

    private static final Set<String> WRITES =
            Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    /// What an HTTP client sets itself.
    private static final Set<String> HOP =
            Set.of("host", "connection", "content-length", "expect", "upgrade", "transfer-encoding", "http2-settings");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI dynamoDb;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicReference<Traffic> traffic = new AtomicReference<>(Traffic.NONE);

    public CountingProxy(URI dynamoDb) throws IOException {
        this.dynamoDb = dynamoDb;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::pass);
        server.setExecutor(threads);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// What went through since the last call.
    public Traffic take() {
        return traffic.getAndSet(Traffic.NONE);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var action = target == null ? "" : target.substring(target.indexOf('.') + 1);
            var response = answer(exchange, action);
            count(action, response);
            response.headers().map().forEach((name, values) -> {
                if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                    exchange.getResponseHeaders().put(name, List.copyOf(values));
                }
            });
            exchange.sendResponseHeaders(response.statusCode(), response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<byte[]> answer(HttpExchange exchange, String action) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(dynamoDb);
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!HOP.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        var body = exchange.getRequestBody().readAllBytes();
        return client.send(
                request.POST(BodyPublishers.ofByteArray(counted(action, body))).build(), BodyHandlers.ofByteArray());
    }

    private static byte[] counted(String action, byte[] body) throws IOException {
        if ((READS.contains(action) || WRITES.contains(action)) && JSON.readTree(body) instanceof ObjectNode request) {
            return JSON.writeValueAsBytes(request.put("ReturnConsumedCapacity", "TOTAL"));
        }
        return body;
    }

    private void count(String action, HttpResponse<byte[]> response) throws IOException {
        if (!READS.contains(action) && !WRITES.contains(action)) {
            return;
        }
        var refused = response.statusCode() != 200;
        var units = refused ? 0 : units(JSON.readTree(response.body()).path("ConsumedCapacity"));
        var write = WRITES.contains(action);
        var seen = Traffic.of(
                action, refused, write ? 0 : units, refused && "PutItem".equals(action) ? 1 : write ? units : 0);
        traffic.accumulateAndGet(seen, Traffic::plus);
    }

    /// Of one table, or of several in a list.
    private static double units(JsonNode consumed) {
        if (consumed.isArray()) {
            var sum = 0.0;
            for (var table : consumed) {
                sum += units(table);
            }
            return sum;
        }
        return consumed.path("CapacityUnits").asDouble();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.close();
    }
}

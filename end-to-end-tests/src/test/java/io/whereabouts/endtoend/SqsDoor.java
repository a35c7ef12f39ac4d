package io.whereabouts.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Stands before the local queues, and shuts at the moment in which something asks to delete messages.
final class SqsDoor implements AutoCloseable {
    private static final String DELETE = "AmazonSQS.DeleteMessageBatch";

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI queues;
    private final Consumer<JsonNode> onDelete;

    /// @param onDelete gets the request, which reaches nobody else
    SqsDoor(URI queues, Consumer<JsonNode> onDelete) throws IOException {
        this.queues = queues;
        this.onDelete = onDelete;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            var body = exchange.getRequestBody().readAllBytes();
            if (DELETE.equals(target)) {
                onDelete.accept(Api.read(new String(body, StandardCharsets.UTF_8)));
                return;
            }
            var answer = ask(
                    http,
                    queues,
                    target,
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    new String(body, StandardCharsets.UTF_8));
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> exchange.getResponseHeaders().add("content-type", type));
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /// As the AWS SDK asks SQS.
    static HttpResponse<String> ask(HttpClient http, URI queues, String target, String authorization, String body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(queues)
                            .header("content-type", "application/x-amz-json-1.0")
                            .header("x-amz-target", target)
                            .header("authorization", authorization)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

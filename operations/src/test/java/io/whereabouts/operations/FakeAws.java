package io.whereabouts.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Stands where AWS is: takes what the SDK's own clients send, and answers as AWS documents it.
final class FakeAws implements BeforeEachCallback, AfterEachCallback {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> SETTINGS =
            Map.of("aws.accessKeyId", "AKIDEXAMPLE", "aws.secretAccessKey", "secret", "aws.region", "eu-central-1");

    private final Map<String, Function<JsonNode, Answer>> rules = new ConcurrentHashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private HttpServer server = unstarted();

    record Answer(int status, String body) {}

    record Asked(String operation, JsonNode request) {}

    /// @param operation such as `DescribeTable`
    FakeAws on(String operation, Function<JsonNode, Answer> rule) {
        rules.put(operation, rule);
        return this;
    }

    FakeAws on(String operation, String body) {
        return on(operation, request -> ok(body));
    }

    static Answer ok(String body) {
        return new Answer(200, body);
    }

    static Answer refusal(String type, String message) {
        return new Answer(400, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(type, message));
    }

    synchronized List<String> operations() {
        return asked.stream().map(Asked::operation).toList();
    }

    synchronized List<JsonNode> asked(String operation) {
        return asked.stream()
                .filter(one -> one.operation().equals(operation))
                .map(Asked::request)
                .toList();
    }

    /// The system properties by which the SDK finds its way here.
    static Map<String, String> settings() {
        var settings = new TreeMap<>(SETTINGS);
        settings.put("aws.endpointUrl", System.getProperty("aws.endpointUrl", ""));
        return settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        server = unstarted();
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        SETTINGS.forEach(System::setProperty);
        System.setProperty(
                "aws.endpointUrl", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop(0);
        SETTINGS.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrl");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var operation =
                    exchange.getRequestHeaders().getFirst("X-Amz-Target").replaceFirst("^.*\\.", "");
            var request = MAPPER.readTree(exchange.getRequestBody());
            synchronized (this) {
                asked.add(new Asked(operation, request));
            }
            var answer = rules.getOrDefault(
                            operation, none -> refusal("UnknownOperationException", "no rule for " + operation))
                    .apply(request);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static HttpServer unstarted() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

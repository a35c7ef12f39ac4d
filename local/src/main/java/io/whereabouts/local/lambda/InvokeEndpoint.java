package io.whereabouts.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/// Lambda's Invoke API on this machine, for the AWS SDK and for pipes and queue pollers.
///
/// See "Invoke" in the AWS Lambda API Reference. Only `RequestResponse` is run.
public final class InvokeEndpoint implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations/?");

    private final LoopbackServer server;
    private final Functions functions;

    private InvokeEndpoint(int port, Functions functions) throws IOException {
        this.functions = functions;
        this.server = LoopbackServer.start(port, this::handle);
    }

    /// @param port 0 for any free one
    public static InvokeEndpoint start(int port, Functions functions) throws IOException {
        return new InvokeEndpoint(port, functions);
    }

    public int port() {
        return server.port();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = PATH.matcher(exchange.getRequestURI().getRawPath());
        if (!path.matches() || !exchange.getRequestMethod().equals("POST")) {
            refuse(exchange, 404, "UnknownOperationException", "only Invoke is answered here");
            return;
        }
        var name = nameOf(URLDecoder.decode(path.group(1), StandardCharsets.UTF_8));
        var type = Optional.ofNullable(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"))
                .orElse("RequestResponse");
        var payload = exchange.getRequestBody().readNBytes(RuntimeApi.PAYLOAD_LIMIT + 1);
        if (!functions.names().contains(name)) {
            refuse(exchange, 404, "ResourceNotFoundException", "Function not found: " + name);
        } else if (!type.equals("RequestResponse")) {
            refuse(exchange, 400, "InvalidParameterValueException", "only RequestResponse is run here, not " + type);
        } else if (payload.length > RuntimeApi.PAYLOAD_LIMIT) {
            refuse(
                    exchange,
                    413,
                    "RequestTooLargeException",
                    "Request must be smaller than " + RuntimeApi.PAYLOAD_LIMIT
                            + " bytes for the InvokeFunction operation");
        } else {
            invoke(exchange, name, payload);
        }
    }

    private void invoke(HttpExchange exchange, String name, byte[] payload) throws IOException {
        try {
            // The SDK may send nothing at all where it means an empty event.
            var result = functions.invoke(name, payload.length == 0 ? new byte[] {'{', '}'} : payload);
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("X-Amz-Executed-Version", "$LATEST");
            headers.set("x-amzn-RequestId", UUID.randomUUID().toString());
            if (result.failed()) {
                headers.set("X-Amz-Function-Error", "Unhandled");
            }
            LoopbackServer.answer(exchange, 200, result.payload());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    /// From a name, `name:qualifier`, `account:function:name`, or an ARN.
    static String nameOf(String reference) {
        var parts = reference.split(":", -1);
        for (var i = 0; i < parts.length - 1; i++) {
            if (parts[i].equals("function")) {
                return parts[i + 1];
            }
        }
        return parts[0];
    }

    private static void refuse(HttpExchange exchange, int status, String type, String message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("x-amzn-ErrorType", type);
        LoopbackServer.answer(exchange, status, LambdaErrors.refusal(message));
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.whereabouts.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.SynchronousQueue;

/// Lambda's Runtime API, as one instance sees it: it asks for the next invocation and reports how it went.
///
/// See "Using the Lambda runtime API for custom runtimes" in the AWS Lambda Developer Guide (version 2018-06-01).
final class RuntimeApi implements AutoCloseable {
    /// Lambda's limit for a request or an answer.
    static final int PAYLOAD_LIMIT = 6 * 1024 * 1024;

    private static final String PREFIX = "/2018-06-01/runtime/";
    private static final byte[] NOTHING = {};

    /// Who wants to know what the instance does.
    interface Listener {
        /// The instance is initialized, or done with its last invocation.
        void ready();

        void initializationFailed(byte[] error);

        void done(String requestId, Result result);
    }

    private final LoopbackServer server;
    private final Listener listener;
    private final SynchronousQueue<Invocation> next = new SynchronousQueue<>();

    private RuntimeApi(Listener listener) throws IOException {
        this.listener = listener;
        this.server = LoopbackServer.start(0, this::handle);
    }

    static RuntimeApi start(Listener listener) throws IOException {
        return new RuntimeApi(listener);
    }

    int port() {
        return server.port();
    }

    /// Blocks until the instance has taken it.
    void hand(Invocation invocation) throws InterruptedException {
        next.put(invocation);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var call = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "";
        var steps = call.split("/", -1);
        if (call.equals("invocation/next")) {
            listener.ready();
            giveNext(exchange);
        } else if (call.equals("restore/next")) {
            // The snapshot is taken and restored at once: the process just goes on.
            LoopbackServer.answer(exchange, 200, NOTHING);
        } else if (call.equals("init/error") || call.equals("restore/error")) {
            listener.initializationFailed(exchange.getRequestBody().readAllBytes());
            LoopbackServer.answer(exchange, 202, NOTHING);
        } else if (steps.length == 3 && steps[0].equals("invocation") && steps[2].equals("response")) {
            report(exchange, steps[1]);
        } else if (steps.length == 3 && steps[0].equals("invocation") && steps[2].equals("error")) {
            listener.done(steps[1], Result.failed(exchange.getRequestBody().readAllBytes()));
            LoopbackServer.answer(exchange, 202, NOTHING);
        } else {
            LoopbackServer.answer(exchange, 404, NOTHING);
        }
    }

    private void report(HttpExchange exchange, String requestId) throws IOException {
        var payload = exchange.getRequestBody().readNBytes(PAYLOAD_LIMIT + 1);
        if (payload.length > PAYLOAD_LIMIT) {
            listener.done(requestId, Result.failed(LambdaErrors.tooLarge(PAYLOAD_LIMIT)));
            // AWS answers 413, upon which its own client gives up its process. It does so here as well.
            LoopbackServer.answer(exchange, 413, NOTHING);
        } else {
            listener.done(requestId, Result.answered(payload));
            LoopbackServer.answer(exchange, 202, NOTHING);
        }
    }

    private void giveNext(HttpExchange exchange) throws IOException {
        try {
            var invocation = next.take();
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    String.valueOf(invocation.deadline().toEpochMilli()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn());
            headers.set("Lambda-Runtime-Trace-Id", invocation.traceId());
            LoopbackServer.answer(exchange, 200, invocation.payload());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}

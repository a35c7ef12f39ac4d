package io.whereabouts.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An HTTP server that only this machine reaches, with a virtual thread for each request.
public final class LoopbackServer implements AutoCloseable {
    static {
        // Else each small answer waits up to 40 ms for an acknowledgement. Read once, when the first server is made.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // Default 200: a connection above that is closed as soon as it is idle, under the client's feet.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        // Default 30 s, which is also when many clients stop using a connection: both at once gives broken requests.
        System.setProperty("sun.net.httpserver.idleInterval", "300");
        // What of a refused body is read so that the client gets to read the answer.
        System.setProperty("sun.net.httpserver.drainAmount", String.valueOf(64 * 1024 * 1024));
    }

    private final HttpServer server;
    private final ExecutorService threads;

    private LoopbackServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// @param port 0 for any free one
    public static LoopbackServer start(int port, HttpHandler handler) throws IOException {
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1024);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/", handler);
        server.start();
        return new LoopbackServer(server, threads);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// Answers and ends the exchange.
    public static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            // Opened even where nobody reads it: closing an exchange without it may close the client's connection.
            exchange.getRequestBody();
            var silent = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
            exchange.sendResponseHeaders(status, silent ? -1 : body.length);
            if (!silent) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.whereabouts.benchmarks.measuring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// DynamoDB Local as a process of its own, in memory, its telemetry off; it ends with this one.
public final class DynamoDbProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Process process;
    private final URI endpoint;

    private DynamoDbProcess(Process process, URI endpoint) {
        this.process = process;
        this.endpoint = endpoint;
    }

    /// @param library the folder with its jars, which are fetched when they are needed and never shipped
    /// @param log takes all that it says
    public static DynamoDbProcess start(Path library, Path log) throws IOException, InterruptedException {
        if (!Files.isDirectory(library)) {
            throw new IOException(
                    "%s is missing; build it: mvn package -DskipTests -pl local/parts/dynamodb".formatted(library));
        }
        var port = freePort();
        var settings = Files.writeString(log.resolveSibling("dynamodb-logback.xml"), """
                <configuration><root level="OFF"/></configuration>
                """);
        var process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx2g",
                        "-Dlogback.configurationFile=" + settings.toAbsolutePath(),
                        "-cp",
                        library.resolve("*").toString(),
                        "software.amazon.dynamodb.services.local.main.ServerRunner",
                        "-inMemory",
                        "-disableTelemetry",
                        "-port",
                        String.valueOf(port)))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        awaitListening(process, port, log);
        return new DynamoDbProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    public URI endpoint() {
        return endpoint;
    }

    private static void awaitListening(Process process, int port, Path log) throws IOException, InterruptedException {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException notYet) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > patience) {
                    process.destroy();
                    throw new IOException("DynamoDB Local does not start; see " + log, notYet);
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}

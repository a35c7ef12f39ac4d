package io.whereabouts.benchmarks.measuring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// DynamoDB Local as a process of its own, in memory, its telemetry off; it ends with this one.
public final class DynamoDbProcess implements AutoCloseable {
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
        var port = Listening.freePort();
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
        Listening.await(process, port, "DynamoDB Local", log);
        return new DynamoDbProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        process.destroy();
    }
}

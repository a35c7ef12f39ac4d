package io.whereabouts.benchmarks.measuring;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// DynamoDB Local as a process of its own, in memory, its telemetry off; it ends with this one.
public final class DynamoDbProcess implements AutoCloseable {
    private final JavaServer server;

    private DynamoDbProcess(JavaServer server) {
        this.server = server;
    }

    /// @param library the folder with its jars, which are fetched when they are needed and never shipped
    /// @param log takes all that it says
    public static DynamoDbProcess start(Path library, Path log) throws IOException, InterruptedException {
        var program = new JavaServer.Program(
                "DynamoDB Local",
                "dynamodb",
                library,
                "2g",
                "software.amazon.dynamodb.services.local.main.ServerRunner");
        var endpoint = JavaServer.freeEndpoint();
        return new DynamoDbProcess(JavaServer.start(
                program,
                endpoint,
                log,
                List.of("-inMemory", "-disableTelemetry", "-port", String.valueOf(endpoint.getPort()))));
    }

    public URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }
}

package io.whereabouts.eventstore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.config.Configurator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/// DynamoDB Local in this JVM, in memory, one for all test classes, its telemetry off:
///
/// ```java
/// @RegisterExtension
/// static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();
/// ```
///
/// A module that uses it needs `software.amazon.dynamodb:DynamoDBLocal` at test scope.
public final class LocalDynamoDb implements BeforeAllCallback, DynamoDbUnderTest {
    private @Nullable Server server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(LocalDynamoDb.class))
                .getOrComputeIfAbsent(Server.class, key -> Server.start(), Server.class);
    }

    public URI endpoint() {
        return Objects.requireNonNull(server, "register LocalDynamoDb in a static field")
                .endpoint();
    }

    @Override
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return client(overrides -> overrides.executionInterceptors(List.of(interceptors)));
    }

    DynamoDbClient client(Consumer<ClientOverrideConfiguration.Builder> overrides) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(overrides)
                .build();
    }

    @Override
    public String createEventsTable() {
        var name = "events-" + UUID.randomUUID();
        try (var client = client()) {
            EventsTable.create(client, name);
        }
        return name;
    }

    private record Server(DynamoDBProxyServer proxy, URI endpoint) implements AutoCloseable {
        static Server start() {
            try {
                var port = freePort();
                var proxy = ServerRunner.createServerFromCommandLineArgs(
                        new String[] {"-inMemory", "-disableTelemetry", "-port", String.valueOf(port)});
                Configurator.setAllLevels(LogManager.ROOT_LOGGER_NAME, Level.OFF); // it logs each request
                proxy.start();
                return new Server(proxy, URI.create("http://127.0.0.1:" + port));
            } catch (Exception e) { // what these methods declare
                throw new IllegalStateException("DynamoDB Local does not start", e);
            }
        }

        private static int freePort() {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                proxy.stop();
            } catch (Exception e) { // what this method declares
                throw new IllegalStateException("DynamoDB Local does not stop", e);
            }
        }
    }
}

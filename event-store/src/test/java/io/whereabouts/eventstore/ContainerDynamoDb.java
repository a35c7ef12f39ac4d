package io.whereabouts.eventstore;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB Local as AWS packs it, in a container, one for all test classes. Without a Docker engine the tests are
/// skipped, and say so.
public final class ContainerDynamoDb implements BeforeAllCallback, DynamoDbUnderTest {
    private static final DockerImageName IMAGE = DockerImageName.parse("amazon/dynamodb-local:3.3.1");
    private static final int PORT = 8000;

    private @Nullable Running running;

    private record Running(GenericContainer<?> container) implements AutoCloseable {
        static Running start() {
            var container = new GenericContainer<>(IMAGE).withExposedPorts(PORT);
            container.start();
            return new Running(container);
        }

        @Override
        public void close() {
            container.stop();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Skipped.unless(
                DockerClientFactory.instance().isDockerAvailable(),
                "no Docker engine here (nothing answers at DOCKER_HOST or /var/run/docker.sock)");
        running = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ContainerDynamoDb.class))
                .getOrComputeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    @Override
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        var container =
                Objects.requireNonNull(running, "register it in a static field").container();
        return DynamoDbClient.builder()
                .endpointOverride(
                        URI.create("http://%s:%d".formatted(container.getHost(), container.getMappedPort(PORT))))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.executionInterceptors(List.of(interceptors)))
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
}

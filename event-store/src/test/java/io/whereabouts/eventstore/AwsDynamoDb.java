package io.whereabouts.eventstore;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB itself, in the Region that the system property `whereabouts.aws.region` or the environment's
/// `WHEREABOUTS_AWS_REGION` names, with the SDK's default credentials. Its tables have random names that begin with
/// `whereabouts-test-`, are on demand, and are deleted in the end. Without a Region the tests are skipped, and say
/// so. It needs `dynamodb:CreateTable`, `DescribeTable`, `DeleteTable` and all that reads and writes items.
public final class AwsDynamoDb implements BeforeAllCallback, AfterAllCallback, DynamoDbUnderTest {
    private static final Optional<String> REGION = Optional.ofNullable(System.getProperty("whereabouts.aws.region"))
            .or(() -> Optional.ofNullable(System.getenv("WHEREABOUTS_AWS_REGION")))
            .filter(region -> !region.isBlank());

    private final Queue<String> tables = new ConcurrentLinkedQueue<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        Skipped.unless(
                REGION.isPresent(),
                "no AWS account is configured (set -Dwhereabouts.aws.region or WHEREABOUTS_AWS_REGION, and credentials)");
    }

    /// Also called by nested classes: the tables of those are deleted when they end.
    @Override
    public void afterAll(ExtensionContext context) {
        if (tables.isEmpty()) {
            return;
        }
        try (var client = client()) {
            for (var table = tables.poll(); table != null; table = tables.poll()) {
                var name = table;
                client.deleteTable(delete -> delete.tableName(name));
            }
        }
    }

    @Override
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .region(Region.of(REGION.orElseThrow()))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(o -> o.executionInterceptors(List.of(interceptors)))
                .build();
    }

    @Override
    public String createEventsTable() {
        var name = "whereabouts-test-" + UUID.randomUUID();
        try (var client = client()) {
            EventsTable.create(client, name);
            tables.add(name);
            client.waiter().waitUntilTableExists(describe -> describe.tableName(name));
        }
        return name;
    }
}

package io.whereabouts.eventstore;

import io.whereabouts.eventstore.memory.InMemoryDynamoDb;
import io.whereabouts.eventstore.memory.Intercepted;
import java.util.UUID;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB in memory, one for all who have this object.
public final class InMemory implements DynamoDbUnderTest {
    private final InMemoryDynamoDb memory = new InMemoryDynamoDb();

    @Override
    public DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return new Intercepted(memory, interceptors);
    }

    @Override
    public String createEventsTable() {
        var name = "events-" + UUID.randomUUID();
        EventsTable.create(memory, name);
        return name;
    }
}

package io.whereabouts.eventstore;

import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A DynamoDB that a contract is tested against. Whoever makes it registers it with JUnit if it has to be started.
public interface DynamoDbUnderTest {
    /// @return a client that the caller closes
    DynamoDbClient client(ExecutionInterceptor... interceptors);

    /// @return the name of an empty events table that nobody else uses
    String createEventsTable();
}

package io.whereabouts.eventstore;

import org.junit.jupiter.api.extension.RegisterExtension;

class ContainerEventStoreTest extends EventStoreContract {
    @RegisterExtension
    static final ContainerDynamoDb DYNAMO_DB = new ContainerDynamoDb();

    @Override
    DynamoDbUnderTest dynamoDb() {
        return DYNAMO_DB;
    }
}

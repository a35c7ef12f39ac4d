package io.whereabouts.eventstore;

import org.junit.jupiter.api.extension.RegisterExtension;

class LocalEventStoreTest extends EventStoreContract {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @Override
    DynamoDbUnderTest dynamoDb() {
        return DYNAMO_DB;
    }
}

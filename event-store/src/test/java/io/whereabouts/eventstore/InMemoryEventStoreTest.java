package io.whereabouts.eventstore;

class InMemoryEventStoreTest extends EventStoreContract {
    private static final InMemory DYNAMO_DB = new InMemory();

    @Override
    DynamoDbUnderTest dynamoDb() {
        return DYNAMO_DB;
    }
}

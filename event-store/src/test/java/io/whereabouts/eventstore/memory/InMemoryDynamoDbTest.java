package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.DynamoDbUnderTest;
import io.whereabouts.eventstore.InMemory;

class InMemoryDynamoDbTest extends EveryContract {
    private static final InMemory DYNAMO_DB = new InMemory();

    @Override
    DynamoDbUnderTest dynamoDb() {
        return DYNAMO_DB;
    }
}

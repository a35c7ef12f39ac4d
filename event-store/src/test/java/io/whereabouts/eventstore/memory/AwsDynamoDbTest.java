package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.AwsDynamoDb;
import io.whereabouts.eventstore.DynamoDbUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwsDynamoDbTest extends EveryContract {
    @RegisterExtension
    static final AwsDynamoDb DYNAMO_DB = new AwsDynamoDb();

    @Override
    DynamoDbUnderTest dynamoDb() {
        return DYNAMO_DB;
    }
}

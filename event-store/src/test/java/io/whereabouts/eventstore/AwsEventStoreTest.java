package io.whereabouts.eventstore;

import org.junit.jupiter.api.extension.RegisterExtension;

/// Makes and deletes a table for each test: some minutes, and some cents.
class AwsEventStoreTest extends EventStoreContract {
    @RegisterExtension
    static final AwsDynamoDb DYNAMO_DB = new AwsDynamoDb();

    @Override
    DynamoDbUnderTest dynamoDb() {
        return DYNAMO_DB;
    }
}

package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.DynamoDbUnderTest;
import io.whereabouts.eventstore.LocalDynamoDb;
import org.junit.jupiter.api.extension.RegisterExtension;

/// DynamoDB Local counts less than AWS does for what is not there.
class LocalDynamoDbTest extends EveryContract {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @Override
    DynamoDbUnderTest dynamoDb() {
        return DYNAMO_DB;
    }

    @Override
    double unitsOfAnAbsentItem() {
        return 0;
    }

    @Override
    double unitsOfACheck() {
        return 0;
    }
}

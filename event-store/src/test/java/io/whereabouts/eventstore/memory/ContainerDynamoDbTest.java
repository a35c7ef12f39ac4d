package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.ContainerDynamoDb;
import io.whereabouts.eventstore.DynamoDbUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/// DynamoDB Local counts less than AWS does for what is not there.
class ContainerDynamoDbTest extends EveryContract {
    @RegisterExtension
    static final ContainerDynamoDb DYNAMO_DB = new ContainerDynamoDb();

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

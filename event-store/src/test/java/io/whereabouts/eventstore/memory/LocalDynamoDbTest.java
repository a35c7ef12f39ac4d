package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.DynamoDbUnderTest;
import io.whereabouts.eventstore.LocalDynamoDb;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/// DynamoDB Local counts less than AWS does for what is not there.
class LocalDynamoDbTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @Nested
    class Conditions extends ConditionsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return DYNAMO_DB;
        }
    }

    @Nested
    class Pages extends PagesContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return DYNAMO_DB;
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return DYNAMO_DB;
        }
    }

    @Nested
    class Limits extends LimitsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return DYNAMO_DB;
        }

        @Override
        double unitsOfAnAbsentItemInABatch() {
            return 0;
        }

        @Override
        double unitsOfACheck() {
            return 0;
        }
    }
}

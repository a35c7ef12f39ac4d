package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.DynamoDbUnderTest;
import io.whereabouts.eventstore.InMemory;
import org.junit.jupiter.api.Nested;

class InMemoryDynamoDbTest {
    private static final InMemory DYNAMO_DB = new InMemory();

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
    }
}

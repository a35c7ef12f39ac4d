package io.whereabouts.eventstore.memory;

import io.whereabouts.eventstore.DynamoDbUnderTest;
import org.junit.jupiter.api.Nested;

/// All that is known of DynamoDB.
abstract class EveryContract {
    abstract DynamoDbUnderTest dynamoDb();

    /// Of a BatchGetItem. On AWS, "if you perform a read operation on an item that does not exist, DynamoDB still
    /// consumes provisioned read throughput" (developer guide, capacity unit consumption for reads).
    double unitsOfAnAbsentItem() {
        return 1;
    }

    /// On AWS, a ConditionCheck is part of a transactional write, and costs one.
    double unitsOfACheck() {
        return 2;
    }

    @Nested
    class Conditions extends ConditionsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EveryContract.this.dynamoDb();
        }
    }

    @Nested
    class Pages extends PagesContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EveryContract.this.dynamoDb();
        }
    }

    @Nested
    class Transactions extends TransactionsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EveryContract.this.dynamoDb();
        }
    }

    @Nested
    class Limits extends LimitsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EveryContract.this.dynamoDb();
        }

        @Override
        double unitsOfAnAbsentItem() {
            return EveryContract.this.unitsOfAnAbsentItem();
        }

        @Override
        double unitsOfACheck() {
            return EveryContract.this.unitsOfACheck();
        }
    }
}

package io.whereabouts.eventstore;

import org.junit.jupiter.api.Nested;

/// What the event store promises, whichever DynamoDB it is on. How it ends when DynamoDB fails is in the tests of
/// faults, on DynamoDB Local.
abstract class EventStoreContract {
    abstract DynamoDbUnderTest dynamoDb();

    @Nested
    class Decisions extends DecisionsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EventStoreContract.this.dynamoDb();
        }
    }

    @Nested
    class Observations extends ObservationsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EventStoreContract.this.dynamoDb();
        }
    }

    @Nested
    class StoredItems extends StoredItemsContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EventStoreContract.this.dynamoDb();
        }
    }

    @Nested
    class LatestOnly extends LatestOnlyContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EventStoreContract.this.dynamoDb();
        }
    }

    @Nested
    class MixedAppend extends MixedAppendContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EventStoreContract.this.dynamoDb();
        }
    }

    @Nested
    class Confirmation extends ConfirmationContract {
        @Override
        DynamoDbUnderTest dynamoDb() {
            return EventStoreContract.this.dynamoDb();
        }
    }
}

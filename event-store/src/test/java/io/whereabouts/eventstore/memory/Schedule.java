package io.whereabouts.eventstore.memory;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;

/// Decides what DynamoDB leaves open: what other clients do in the midst of an operation, and how old an eventually
/// consistent read is. A simulation lets other clients go on while it holds the one that came to a point.
public interface Schedule {

    /// Where an operation of another client may come between.
    enum Point {
        /// The request has arrived, and nothing was done. Who throws here has lost the request.
        ARRIVED,
        /// Between two items of a query, a scan, a batch or a transaction: of the latter also while only some of its
        /// items are visible. Nothing may be thrown here.
        BETWEEN_ITEMS,
        /// All items of a transaction are in flight, and none is visible. Nothing may be thrown here.
        PREPARED,
        /// It was done, and nobody was told. Who throws here has lost the reply.
        DONE
    }

    /// The calling thread goes on when this returns.
    void reached(Point point, DynamoDbRequest request);

    /// @return one of `choices`, counted from 0, which is always what a single client would expect: the newest
    ///         state, the next item
    int choose(int choices);

    /// Nothing comes between but what other threads do, and every read sees the newest state.
    static Schedule none() {
        return new Schedule() {
            @Override
            public void reached(Point point, DynamoDbRequest request) {}

            @Override
            public int choose(int choices) {
                return 0;
            }
        };
    }
}

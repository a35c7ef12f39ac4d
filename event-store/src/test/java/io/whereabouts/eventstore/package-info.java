/// Tests of the event store, and [LocalDynamoDb] for the tests of whoever uses it.
@NullMarked
package io.whereabouts.eventstore;

import org.jspecify.annotations.NullMarked;

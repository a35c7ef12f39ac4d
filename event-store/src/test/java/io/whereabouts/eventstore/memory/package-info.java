/// DynamoDB in memory, for tests: as DynamoDB documents itself, and under a schedule that decides what comes between.
@NullMarked
package io.whereabouts.eventstore.memory;

import org.jspecify.annotations.NullMarked;

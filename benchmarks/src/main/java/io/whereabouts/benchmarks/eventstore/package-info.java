/// The event store, measured side by side with others.
@NullMarked
package io.whereabouts.benchmarks.eventstore;

import org.jspecify.annotations.NullMarked;

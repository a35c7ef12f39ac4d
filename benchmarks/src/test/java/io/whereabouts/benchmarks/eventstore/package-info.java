/// Tests.
@NullMarked
package io.whereabouts.benchmarks.eventstore;

import org.jspecify.annotations.NullMarked;

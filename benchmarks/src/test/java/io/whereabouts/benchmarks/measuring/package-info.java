/// Tests.
@NullMarked
package io.whereabouts.benchmarks.measuring;

import org.jspecify.annotations.NullMarked;

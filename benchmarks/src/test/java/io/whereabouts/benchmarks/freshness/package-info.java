/// What counts as visible, and when.
@NullMarked
package io.whereabouts.benchmarks.freshness;

import org.jspecify.annotations.NullMarked;

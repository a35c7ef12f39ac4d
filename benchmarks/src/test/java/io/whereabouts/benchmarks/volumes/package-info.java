@NullMarked
package io.whereabouts.benchmarks.volumes;

import org.jspecify.annotations.NullMarked;

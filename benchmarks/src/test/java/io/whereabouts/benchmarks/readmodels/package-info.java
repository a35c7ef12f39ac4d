/// The measurements of the read models, on small data.
@NullMarked
package io.whereabouts.benchmarks.readmodels;

import org.jspecify.annotations.NullMarked;

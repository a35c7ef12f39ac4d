/// The HTTP entry point, and the only place that puts slices and event store together.
@NullMarked
package io.whereabouts.command.lambda;

import org.jspecify.annotations.NullMarked;

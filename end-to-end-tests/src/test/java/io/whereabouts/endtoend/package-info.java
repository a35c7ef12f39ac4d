/// What the deployed artifacts do, seen from outside: over HTTP, and by killing their processes.
@NullMarked
package io.whereabouts.endtoend;

import org.jspecify.annotations.NullMarked;

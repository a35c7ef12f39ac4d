/// Pipes, event bus and queue pollers on one machine, in a process of their own. Everything is delivered at least
/// once, whenever this process is killed.
@NullMarked
package io.whereabouts.local.delivery;

import org.jspecify.annotations.NullMarked;

/// Whether all that concurrent clients of the event store saw could have happened one after the other.
@NullMarked
package io.whereabouts.eventstore.linearizability;

import org.jspecify.annotations.NullMarked;

/// Tests of the reading of all events.
@NullMarked
package io.whereabouts.eventstore.reading;

import org.jspecify.annotations.NullMarked;

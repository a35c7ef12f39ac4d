/// The contract between the command side and everything that reads its events: event records and their value types.
@NullMarked
package io.whereabouts.events;

import org.jspecify.annotations.NullMarked;

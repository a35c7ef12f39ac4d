/// On the way from the events table to the bus: a stored item becomes the event that subscribers read.
@NullMarked
package io.whereabouts.command.publishing;

import org.jspecify.annotations.NullMarked;

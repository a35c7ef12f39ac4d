/// Tracking of a package is started and stopped: whether its scans are kept.
@NullMarked
package io.whereabouts.command.tracking;

import org.jspecify.annotations.NullMarked;

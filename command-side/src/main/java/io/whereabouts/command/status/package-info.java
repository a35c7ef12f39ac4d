/// What became of a package: lost and found, delivered, closed.
@NullMarked
package io.whereabouts.command.status;

import org.jspecify.annotations.NullMarked;

/// Read points are defined: where what is scanned there is.
@NullMarked
package io.whereabouts.command.definereadpoint;

import org.jspecify.annotations.NullMarked;

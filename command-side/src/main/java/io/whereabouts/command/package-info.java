/// What a command comes to, whichever slice decides it.
@NullMarked
package io.whereabouts.command;

import org.jspecify.annotations.NullMarked;

/// The commands that a person types.
@NullMarked
package io.whereabouts.local.cli;

import org.jspecify.annotations.NullMarked;

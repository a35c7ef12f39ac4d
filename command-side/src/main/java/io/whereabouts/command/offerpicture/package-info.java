/// Whether a package may be given a picture: only while it lives.
@NullMarked
package io.whereabouts.command.offerpicture;

import org.jspecify.annotations.NullMarked;

/// What was uploaded is looked at, made upright and small, kept and recorded; what is none is refused.
@NullMarked
package io.whereabouts.pictures;

import org.jspecify.annotations.NullMarked;

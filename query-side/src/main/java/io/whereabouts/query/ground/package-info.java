/// Pieces of ground with edges that are straight in degrees, and what lies on them.
@NullMarked
package io.whereabouts.query.ground;

import org.jspecify.annotations.NullMarked;

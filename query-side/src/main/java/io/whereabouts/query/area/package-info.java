/// Volumes that can be asked about: a box, or what a read point covers.
@NullMarked
package io.whereabouts.query.area;

import org.jspecify.annotations.NullMarked;

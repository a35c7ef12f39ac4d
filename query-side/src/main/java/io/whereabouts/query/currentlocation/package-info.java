/// Where each package is now: the fold, its table, its projector and its reader.
@NullMarked
package io.whereabouts.query.currentlocation;

import org.jspecify.annotations.NullMarked;

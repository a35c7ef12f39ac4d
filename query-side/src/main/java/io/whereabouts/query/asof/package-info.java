/// Where a package was at a moment in the past: its history, and those of its containers, folded up to then.
@NullMarked
package io.whereabouts.query.asof;

import org.jspecify.annotations.NullMarked;

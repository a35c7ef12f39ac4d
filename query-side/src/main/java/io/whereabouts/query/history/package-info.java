/// All that was ever recorded of packages, and what of it is right.
@NullMarked
package io.whereabouts.query.history;

import org.jspecify.annotations.NullMarked;

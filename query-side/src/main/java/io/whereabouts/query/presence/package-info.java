/// Who may have been where: which packages said of which place or container that they were there, to be found by that
/// and by moment.
@NullMarked
package io.whereabouts.query.presence;

import org.jspecify.annotations.NullMarked;

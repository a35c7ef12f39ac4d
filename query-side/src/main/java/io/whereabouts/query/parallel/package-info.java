/// Many requests to AWS at once, but not too many.
@NullMarked
package io.whereabouts.query.parallel;

import org.jspecify.annotations.NullMarked;

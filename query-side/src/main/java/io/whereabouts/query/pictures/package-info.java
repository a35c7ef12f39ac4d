/// The pictures of a package, with links by which they are looked at.
@NullMarked
package io.whereabouts.query.pictures;

import org.jspecify.annotations.NullMarked;

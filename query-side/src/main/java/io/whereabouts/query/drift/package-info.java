/// A sample of a read model, compared with the events; each read model says itself what it holds and what that may be.
@NullMarked
package io.whereabouts.query.drift;

import org.jspecify.annotations.NullMarked;

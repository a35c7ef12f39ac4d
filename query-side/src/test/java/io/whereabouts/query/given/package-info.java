/// Events, deliveries and seeds for the tests.
@NullMarked
package io.whereabouts.query.given;

import org.jspecify.annotations.NullMarked;

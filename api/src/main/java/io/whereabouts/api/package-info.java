/// The contract of the HTTP API.
@NullMarked
package io.whereabouts.api;

import org.jspecify.annotations.NullMarked;

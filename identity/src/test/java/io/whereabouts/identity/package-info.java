/// Groups and scopes.
@NullMarked
package io.whereabouts.identity;

import org.jspecify.annotations.NullMarked;

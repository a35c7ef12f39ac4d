/// What people may do, decided when they sign in: groups of the user pool become scopes of the access token.
@NullMarked
package io.whereabouts.identity;

import org.jspecify.annotations.NullMarked;

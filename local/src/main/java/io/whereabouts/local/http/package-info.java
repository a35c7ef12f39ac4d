/// An AWS HTTP API on one machine: routes, tokens, CORS and limits in front of the functions.
@NullMarked
package io.whereabouts.local.http;

import org.jspecify.annotations.NullMarked;

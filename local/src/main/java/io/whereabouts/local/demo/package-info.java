/// A van full of packages on a track, told to the HTTP API as its scanner would.
@NullMarked
package io.whereabouts.local.demo;

import org.jspecify.annotations.NullMarked;

/// A package becomes known: each identifier once.
@NullMarked
package io.whereabouts.command.registerpackage;

import org.jspecify.annotations.NullMarked;

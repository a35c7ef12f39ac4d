/// What is known of a package is replaced, by who has seen what it replaces.
@NullMarked
package io.whereabouts.command.describepackage;

import org.jspecify.annotations.NullMarked;

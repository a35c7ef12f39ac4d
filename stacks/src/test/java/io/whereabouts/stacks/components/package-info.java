/// Parts of stacks, each on its own.
@NullMarked
package io.whereabouts.stacks.components;

import org.jspecify.annotations.NullMarked;

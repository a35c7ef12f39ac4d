/// The Pulumi program under mocks.
@NullMarked
package io.whereabouts.stacks;

import org.jspecify.annotations.NullMarked;

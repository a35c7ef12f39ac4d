/// The parts that a stack is made of: one component for each concern, with typed arguments.
@NullMarked
package io.whereabouts.stacks.components;

import org.jspecify.annotations.NullMarked;

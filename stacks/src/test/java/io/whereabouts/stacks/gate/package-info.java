/// What AWS would say to a stack, asked before it is deployed.
@NullMarked
package io.whereabouts.stacks.gate;

import org.jspecify.annotations.NullMarked;

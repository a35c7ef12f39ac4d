/// The Pulumi program: what Whereabouts is made of in AWS, for production, staging and everybody's own stack.
@NullMarked
package io.whereabouts.stacks;

import org.jspecify.annotations.NullMarked;

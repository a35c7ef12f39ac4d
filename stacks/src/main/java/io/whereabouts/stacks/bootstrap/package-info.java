/// What belongs to an AWS account and not to a stack: who may deploy, where the state is, what is recorded and backed
/// up. Run by an administrator, once for each account and after each change.
@NullMarked
package io.whereabouts.stacks.bootstrap;

import org.jspecify.annotations.NullMarked;

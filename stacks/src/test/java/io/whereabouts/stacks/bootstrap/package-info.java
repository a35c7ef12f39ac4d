/// The account's program under mocks, and its policies judged as IAM does.
@NullMarked
package io.whereabouts.stacks.bootstrap;

import org.jspecify.annotations.NullMarked;

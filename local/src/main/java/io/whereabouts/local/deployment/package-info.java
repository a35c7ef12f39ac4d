/// What the Pulumi program asked for, as far as it has an effect on one machine.
@NullMarked
package io.whereabouts.local.deployment;

import org.jspecify.annotations.NullMarked;

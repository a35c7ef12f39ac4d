/// Rules over the workflows and the scripts that they call, which are run here against commands that only pretend.
@NullMarked
package io.whereabouts.architecture.delivery;

import org.jspecify.annotations.NullMarked;

/// Rules over all modules: who may depend on whom, and how the sources look.
@NullMarked
package io.whereabouts.architecture;

import org.jspecify.annotations.NullMarked;

/// The real local counterparts, each in a process of its own: started, watched, started again, and ended.
@NullMarked
package io.whereabouts.local.parts;

import org.jspecify.annotations.NullMarked;

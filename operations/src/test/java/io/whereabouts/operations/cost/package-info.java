@NullMarked
package io.whereabouts.operations.cost;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.whereabouts.operations.sql;

import org.jspecify.annotations.NullMarked;

/// The operator's commands, against AWS or the local environment: `./whereabouts events`.
@NullMarked
package io.whereabouts.operations;

import org.jspecify.annotations.NullMarked;

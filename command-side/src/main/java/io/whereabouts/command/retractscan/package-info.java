/// A scan that was wrong is retracted, and one that was retracted by mistake stands again.
@NullMarked
package io.whereabouts.command.retractscan;

import org.jspecify.annotations.NullMarked;

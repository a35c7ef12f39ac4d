/// Scans of packages are recorded: each once, and only of packages that were tracked when they were scanned.
@NullMarked
package io.whereabouts.command.recordscans;

import org.jspecify.annotations.NullMarked;

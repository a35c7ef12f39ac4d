/// How long after its acknowledgement a scan is visible: over HTTP, against what `./whereabouts local` runs.
@NullMarked
package io.whereabouts.benchmarks.freshness;

import org.jspecify.annotations.NullMarked;

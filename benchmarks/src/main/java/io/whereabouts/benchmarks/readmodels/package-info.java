/// What the read models take: histories against the length of the log, projectors, merges, requests, freshness.
@NullMarked
package io.whereabouts.benchmarks.readmodels;

import org.jspecify.annotations.NullMarked;

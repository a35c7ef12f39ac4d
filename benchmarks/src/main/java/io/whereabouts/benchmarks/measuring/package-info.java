/// How measurements are asked for, made and shown: closed loops, histograms, and a proxy that counts requests and
/// capacity.
@NullMarked
package io.whereabouts.benchmarks.measuring;

import org.jspecify.annotations.NullMarked;

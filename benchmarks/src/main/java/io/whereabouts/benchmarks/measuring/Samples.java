package io.whereabouts.benchmarks.measuring;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// Latencies of one measurement, in microseconds, to three digits.
///
/// @param elapsed from the start of the first operation to the end of the last
public record Samples(Histogram latencies, Duration elapsed) {
    private static final int DIGITS = 3;

    public static Histogram empty() {
        return new Histogram(DIGITS);
    }

    public Figures figures() {
        var operations = latencies.getTotalCount();
        return new Figures(
                operations,
                operations * 1e9 / Math.max(1, elapsed.toNanos()),
                latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(99));
    }
}

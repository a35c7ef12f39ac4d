package io.whereabouts.benchmarks.measuring;

import java.time.Duration;

/// How long a measurement goes on: until either is reached.
///
/// @param operations of all writers together
public record Extent(Duration longest, long operations) {
    private static final Duration VERY_LONG = Duration.ofMinutes(10);

    public static Extent lasting(Duration longest) {
        return new Extent(longest, Long.MAX_VALUE);
    }

    public static Extent of(long operations) {
        return new Extent(VERY_LONG, operations);
    }
}

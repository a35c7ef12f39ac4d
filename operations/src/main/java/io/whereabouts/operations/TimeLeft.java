package io.whereabouts.operations;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long something will take that goes on as it went so far.
final class TimeLeft {
    private static final Duration TOO_SOON = Duration.ofSeconds(2);
    private static final Duration SHORT = Duration.ofSeconds(90);
    private static final Duration LONG = Duration.ofHours(3);

    private final LongSupplier nanoTime;
    private final double first;
    private final long began;

    /// @param first the share that was done when it began
    TimeLeft(double first, LongSupplier nanoTime) {
        this.first = first;
        this.nanoTime = nanoTime;
        began = nanoTime.getAsLong();
    }

    /// @param share that is done, from 0 to 1
    /// @return such as `, about 12 min left`; empty as long as nothing can be told
    String at(double share) {
        var passed = Duration.ofNanos(nanoTime.getAsLong() - began);
        if (share <= first || share >= 1 || passed.compareTo(TOO_SOON) < 0) {
            return "";
        }
        var left = Duration.ofMillis((long) (passed.toMillis() * (1 - share) / (share - first)));
        if (left.compareTo(SHORT) < 0) {
            return ", about %d s left".formatted(Math.max(1, left.toSeconds()));
        }
        return left.compareTo(LONG) < 0
                ? ", about %d min left".formatted(left.toMinutes())
                : ", about %d h left".formatted(left.toHours());
    }
}

package io.whereabouts.eventstore;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits between two attempts, for a random part of the given time, so that those who collided do not meet again. It
/// comes in from outside, so that a simulation can go on at once and be repeated from its seed.
@FunctionalInterface
public interface Pause {
    /// @param longest more than no time
    void upTo(Duration longest) throws InterruptedException;

    /// Sleeps on the caller's thread.
    static Pause random(RandomGenerator random) {
        return longest -> Thread.sleep(Duration.ofNanos(random.nextLong(longest.toNanos())));
    }
}

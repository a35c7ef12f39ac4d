package io.whereabouts.query.currentlocation;

import java.util.concurrent.ThreadLocalRandom;

/// A random wait before trying again, twice as long at the most each time: those who lost together do not return
/// together.
final class Pause {
    private static final int LONGEST_MILLIS = 500;

    private Pause() {}

    /// @param attempt 0 is the first, which does not wait
    static void beforeAttempt(int attempt, int firstMillis) {
        if (attempt == 0) {
            return;
        }
        var bound = Math.min(LONGEST_MILLIS, firstMillis << Math.min(attempt - 1, 10));
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(bound + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting to try again", e);
        }
    }
}

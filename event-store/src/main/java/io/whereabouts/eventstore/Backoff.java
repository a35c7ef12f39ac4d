package io.whereabouts.eventstore;

import java.time.Duration;

/// The pauses of one append: longer each time, and a bounded number of them.
final class Backoff {
    static final int MOST_ATTEMPTS = 40;

    private static final Duration FIRST = Duration.ofMillis(4);
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final Pause pause;
    private int attempts;

    Backoff(Pause pause) {
        this.pause = pause;
    }

    /// @return whether there is another attempt: false if it was tried often enough, or was interrupted
    boolean pause() {
        attempts++;
        if (attempts >= MOST_ATTEMPTS) {
            return false;
        }
        try {
            pause.upTo(Duration.ofNanos(Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(attempts, 16))));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int attempts() {
        return attempts;
    }
}

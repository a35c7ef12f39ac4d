package io.whereabouts.eventstore;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Waits between attempts: jittered, so that those who collided do not meet again, and a bounded number of times.
final class Backoff {
    private static final int MOST_ATTEMPTS = 40;
    private static final Duration FIRST = Duration.ofMillis(4);
    private static final Duration LONGEST = Duration.ofMillis(250);

    private final String what;
    private int attempts;

    /// @param what is attempted, for the message of whoever gives up
    Backoff(String what) {
        this.what = what;
    }

    /// @throws AppendContended if it was attempted too often
    void pause() {
        attempts++;
        if (attempts >= MOST_ATTEMPTS) {
            throw new AppendContended(
                    "%s found no free position in %d attempts because others write there all the time; try again later"
                            .formatted(what, attempts));
        }
        var most = Math.min(LONGEST.toNanos(), FIRST.toNanos() << Math.min(attempts, 16));
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AppendContended("%s was interrupted after %d attempts".formatted(what, attempts));
        }
    }
}

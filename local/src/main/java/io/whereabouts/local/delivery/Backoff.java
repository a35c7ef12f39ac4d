package io.whereabouts.local.delivery;

import java.util.concurrent.ThreadLocalRandom;

/// Longer and longer pauses, each shortened at random by up to a half so that those who failed together do not come
/// back together.
final class Backoff {
    private final long firstMillis;
    private final long longestMillis;
    private int pauses;

    Backoff(long firstMillis, long longestMillis) {
        this.firstMillis = firstMillis;
        this.longestMillis = longestMillis;
    }

    void pause() throws InterruptedException {
        var millis = Math.min(longestMillis, firstMillis << Math.min(pauses++, 16));
        Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }

    int pauses() {
        return pauses;
    }

    void reset() {
        pauses = 0;
    }
}

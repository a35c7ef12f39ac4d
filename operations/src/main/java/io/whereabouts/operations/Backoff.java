package io.whereabouts.operations;

import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Longer and longer pauses, each shortened at random by up to a half: those who were refused together do not come
/// back together.
record Backoff(Sleep sleep) {
    static final int MOST_ATTEMPTS = 10;
    static final Backoff REAL = new Backoff(Thread::sleep);

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 10_000;
    private static final int FAULT_OF_THE_SERVICE = 500;

    interface Sleep {
        void millis(long millis) throws InterruptedException;
    }

    /// @param attempt 0 for the first, before which nobody waits
    void before(int attempt) throws InterruptedException {
        if (attempt > 0) {
            var millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt - 1, MOST_ATTEMPTS));
            sleep.millis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        }
    }

    /// Whether it may go well a little later.
    static boolean isPassing(AwsServiceException refusal) {
        return refusal.isThrottlingException() || refusal.statusCode() >= FAULT_OF_THE_SERVICE;
    }
}

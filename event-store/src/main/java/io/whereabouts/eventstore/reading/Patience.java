package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.Pause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/// Asks again where DynamoDB is busy, after pauses with jitter, a bounded number of times. The SDK's own retries come
/// before: they are meant for a request that somebody waits for, these for work of hours.
final class Patience {
    static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int SERVER_ERROR = 500;

    private final Pause pause;

    Patience(Pause pause) {
        this.pause = pause;
    }

    /// @throws ReadingStopped if it was refused too often
    <T> T ask(String what, Supplier<T> request) throws InterruptedException {
        for (var attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (SdkException e) {
                if (!isPassing(e)) {
                    throw e;
                }
                await(attempt, what, e);
            }
        }
    }

    /// Before another attempt.
    ///
    /// @param attempt how many there were without progress
    void await(int attempt, String what, Throwable reason) throws InterruptedException {
        if (attempt >= MOST_ATTEMPTS) {
            throw new ReadingStopped(
                    "%s was refused %d times (%s); resume from the last bookmark later, or with less capacity"
                            .formatted(what, attempt, reason.getMessage()),
                    reason);
        }
        pause.upTo(Duration.ofNanos(Math.min(LONGEST.toNanos(), FIRST.toNanos() << attempt)));
    }

    static boolean isPassing(SdkException e) {
        if (e instanceof DynamoDbException answer) {
            return answer.isThrottlingException() || answer.statusCode() >= SERVER_ERROR;
        }
        return e instanceof SdkClientException
                && e.getCause() instanceof IOException lost
                && !(lost instanceof ConnectException)
                && !(lost instanceof UnknownHostException);
    }
}

package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.Pause;
import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Keeps all requests of a reading together to a capacity: each waits until what the ones before it consumed has been
/// paid for by time. What a request will consume is known only from its answer, so it is taken for as much as the one
/// before, and put right then; the average never exceeds the capacity by more than one page of each segment.
///
/// Of our own because it is these lines: limiters of libraries take permits before a request, and cannot take back a
/// wrong guess.
final class Pace {
    private static final double NANOS = 1e9;

    private final double unitsPerSecond;
    private final LongSupplier nanoTime;
    private final Pause pause;
    private final Lock turn = new ReentrantLock(true);
    private final Lock state = new ReentrantLock();
    private double guess;
    private long next;

    /// @param unitsPerSecond read request units; infinite for as fast as it goes
    Pace(double unitsPerSecond, LongSupplier nanoTime, Pause pause) {
        this.unitsPerSecond = unitsPerSecond;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.guess = unitsPerSecond;
        this.next = nanoTime.getAsLong();
    }

    boolean isLimited() {
        return Double.isFinite(unitsPerSecond);
    }

    double unitsPerSecond() {
        return unitsPerSecond;
    }

    /// Waits for its turn.
    ///
    /// @return what the request is taken for, in units
    double await() throws InterruptedException {
        if (!isLimited()) {
            return 0;
        }
        turn.lockInterruptibly();
        try {
            for (var wait = untilNext(); wait > 0; wait = untilNext()) {
                pause.upTo(Duration.ofNanos(wait));
            }
            state.lock();
            try {
                next = Math.max(next, nanoTime.getAsLong()) + nanos(guess);
                return guess;
            } finally {
                state.unlock();
            }
        } finally {
            turn.unlock();
        }
    }

    /// @param taken what [#await] said
    /// @param consumed what DynamoDB said
    void settle(double taken, double consumed) {
        if (!isLimited()) {
            return;
        }
        state.lock();
        try {
            next += nanos(consumed - taken);
            guess = consumed;
        } finally {
            state.unlock();
        }
    }

    private long untilNext() {
        state.lock();
        try {
            return next - nanoTime.getAsLong();
        } finally {
            state.unlock();
        }
    }

    private long nanos(double units) {
        return Math.round(units / unitsPerSecond * NANOS);
    }
}

package io.whereabouts.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Sends events to receivers in batches, some at once. Whoever adds waits while all are under way, so that a slow
/// receiver slows the reading down, and memory holds a few batches.
final class Sending implements AutoCloseable {
    private static final int AT_ONCE = 16;
    private static final int MOST_EVENTS = 10;

    /// A request to SQS or EventBridge has 256 KB in all its entries; an event's envelope takes some.
    private static final int MOST_BYTES = 240_000;

    private final List<Receiver> receivers;
    private final Backoff backoff;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<BusEvent> batch = new ArrayList<>();
    private int bytes;

    Sending(List<Receiver> receivers) {
        this(receivers, Backoff.REAL);
    }

    Sending(List<Receiver> receivers, Backoff backoff) {
        this.receivers = List.copyOf(receivers);
        this.backoff = backoff;
    }

    void add(BusEvent event) throws InterruptedException {
        var size = event.bytes() + 1_000;
        if (batch.size() == MOST_EVENTS || (!batch.isEmpty() && bytes + size > MOST_BYTES)) {
            dispatch();
        }
        batch.add(event);
        bytes += size;
    }

    /// How many every receiver has taken.
    long sent() {
        return sent.get();
    }

    /// Returns when all have been taken; what one of them was refused with is thrown.
    void finish() throws InterruptedException {
        dispatch();
        free.acquire(AT_ONCE);
        free.release(AT_ONCE);
        rethrow();
    }

    private void dispatch() throws InterruptedException {
        rethrow();
        if (batch.isEmpty()) {
            return;
        }
        var events = batch;
        batch = new ArrayList<>();
        bytes = 0;
        free.acquire();
        threads.execute(() -> {
            try {
                for (var receiver : receivers) {
                    send(receiver, events);
                }
                sent.addAndGet(events.size());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    private void send(Receiver receiver, List<BusEvent> events) throws InterruptedException {
        var left = new Receiver.Left(events, "");
        for (var attempt = 0; !left.events().isEmpty(); attempt++) {
            if (attempt == Backoff.MOST_ATTEMPTS) {
                throw new UserError(
                        "%d events were refused %d times (%s); do the same again later, what comes twice changes nothing"
                                .formatted(left.events().size(), attempt, left.reason()));
            }
            backoff.before(attempt);
            left = attempt(receiver, left.events());
        }
    }

    private static Receiver.Left attempt(Receiver receiver, List<BusEvent> events) {
        try {
            return receiver.send(events);
        } catch (AwsServiceException refusal) {
            if (!Backoff.isPassing(refusal)) {
                throw refusal;
            }
            return new Receiver.Left(events, String.valueOf(refusal.getMessage()));
        }
    }

    private void rethrow() {
        switch (failure.get()) {
            case null -> {}
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException(failure.get());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}

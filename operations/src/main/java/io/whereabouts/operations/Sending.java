package io.whereabouts.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Sends events to receivers in batches, some at once. Whoever adds waits while all are under way, so that a slow
/// receiver slows the reading down, and memory holds a few batches.
final class Sending implements AutoCloseable {
    private static final int AT_ONCE = 16;
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_EVENTS = 10;

    /// A request to SQS or EventBridge has 256 KB; an event's envelope takes some.
    private static final int MOST_BYTES = 240_000;

    private final List<Receiver> receivers;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicLong sent = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<BusEvent> batch = new ArrayList<>();
    private int bytes;

    Sending(List<Receiver> receivers) {
        this.receivers = List.copyOf(receivers);
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

    private static void send(Receiver receiver, List<BusEvent> events) throws InterruptedException {
        var left = events;
        for (var attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new UserError(
                        "%d events were refused %d times; do the same again later, what comes twice changes nothing"
                                .formatted(left.size(), attempt));
            }
            if (attempt > 0) {
                TimeUnit.MILLISECONDS.sleep(50L << attempt);
            }
            left = receiver.send(left);
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

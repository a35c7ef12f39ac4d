package io.whereabouts.eventstore.reading;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;

/// Several threads read, each a part at a time; the caller's thread takes what they have read. A thread goes on only
/// when its batch has been taken, so no more than one for each of them is in memory.
final class Handover {
    /// Reads one part.
    @FunctionalInterface
    interface Work {
        void read(Taker taker) throws InterruptedException;
    }

    @FunctionalInterface
    interface Taker {
        void take(Batch batch) throws InterruptedException;
    }

    private sealed interface Message {
        record Read(Batch batch) implements Message {}

        record Ended() implements Message {}

        record Failed(Throwable failure) implements Message {}
    }

    private final BlockingQueue<Message> messages = new SynchronousQueue<>(true);
    private volatile boolean ended;

    private Handover() {}

    static void run(int threads, List<Work> parts, Taker taker) throws InterruptedException {
        new Handover().readAll(threads, parts, taker);
    }

    private void readAll(int threads, List<Work> parts, Taker taker) throws InterruptedException {
        var factory = Thread.ofPlatform().daemon().name("reading-", 0).factory();
        try (var executor = Executors.newFixedThreadPool(Math.max(1, threads), factory)) {
            try {
                parts.forEach(part -> executor.execute(() -> read(part)));
                takeAll(parts.size(), taker);
            } finally {
                ended = true;
                executor.shutdownNow();
            }
        }
    }

    private void takeAll(int parts, Taker taker) throws InterruptedException {
        var open = parts;
        while (open > 0) {
            switch (messages.take()) {
                case Message.Read read -> taker.take(read.batch());
                case Message.Ended ended -> open--;
                case Message.Failed failed -> throw rethrown(failed.failure());
            }
        }
    }

    private void read(Work part) {
        try {
            try {
                part.read(batch -> messages.put(new Message.Read(batch)));
                messages.put(new Message.Ended());
            } catch (RuntimeException | Error failure) {
                // The interrupt at the end may be what failed it, and be used up.
                if (!ended) {
                    messages.put(new Message.Failed(failure));
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt(); // by the end of the reading
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (RuntimeException) failure;
    }
}

package io.whereabouts.local.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What must end with the environment, in reverse order of its beginning. The end may come while it still starts.
final class Ending implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private boolean closed;

    /// @throws IllegalStateException if the end has come; then this is closed, too
    <T extends AutoCloseable> T with(T resource) {
        synchronized (opened) {
            if (!closed) {
                opened.push(resource);
                return resource;
            }
        }
        closeQuietly(resource);
        throw new IllegalStateException("ended while it started");
    }

    /// Whether somebody asked for the end. At Ctrl-C all processes get the signal, and the others may be quicker to
    /// fail of it than this one is to hear of it: waits a moment.
    boolean asked() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        synchronized (opened) {
            return closed;
        }
    }

    @Override
    public void close() {
        synchronized (opened) {
            closed = true;
        }
        while (true) {
            AutoCloseable last;
            synchronized (opened) {
                if (opened.isEmpty()) {
                    return;
                }
                last = opened.pop();
            }
            closeQuietly(last);
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            System.err.println("while ending: " + e);
        }
    }
}

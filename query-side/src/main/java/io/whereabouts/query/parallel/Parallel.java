package io.whereabouts.query.parallel;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs up to 16 requests at once, or as many as are asked for. Idle threads end within a second, so that a snapshot
/// holds none.
///
/// Platform threads, not virtual ones: the SDK's client blocks in synchronized code, which on Java 21 pins the
/// carrier.
public final class Parallel {
    public static final int WIDTH = 16;

    private final ThreadPoolExecutor pool;

    public Parallel(String name) {
        this(name, WIDTH);
    }

    public Parallel(String name, int width) {
        pool = new ThreadPoolExecutor(
                width,
                width,
                1,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name + "-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
    }

    public <T> Future<T> start(Callable<T> request) {
        return pool.submit(request);
    }

    /// @throws IllegalStateException if the request failed; the cause is its exception
    public static <T> T result(Future<T> request) {
        try {
            return request.get();
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new IllegalStateException("a request failed: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped in the middle of a request", e);
        }
    }
}

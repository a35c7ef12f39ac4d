package io.whereabouts.local.lambda;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The instances of one function: one from its first call on, more while callers wait, none that is dead.
final class FunctionPool implements AutoCloseable {
    /// A caller that has waited so long is worth another process (which takes a second of both processors to
    /// start).
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final Logger log = LoggerFactory.getLogger(FunctionPool.class);

    private final FunctionCommand command;
    private final int most;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Deque<Instance> idle = new ArrayDeque<>();
    private final Set<Instance> living = new HashSet<>();
    private Optional<Thread> starter = Optional.empty();
    private boolean closed;
    private int failedStarts;
    private Optional<CannotStart> lastFailure = Optional.empty();

    FunctionPool(FunctionCommand command, int most) {
        this.command = command;
        this.most = most;
    }

    String name() {
        return command.function().name();
    }

    /// Starts the first instance ahead of the first call, in the caller's own time, unless a call was earlier.
    ///
    /// @throws InterruptedException also when the function is being stopped
    void warm() throws InterruptedException {
        lock.lock();
        try {
            requireOpen();
            if (starter.isPresent() || !living.isEmpty()) {
                return;
            }
            starter = Optional.of(Thread.currentThread());
        } finally {
            lock.unlock();
        }
        startNow();
    }

    Result invoke(byte[] payload) throws InterruptedException {
        var instance = lease();
        if (instance.isEmpty()) {
            return Result.failed(LambdaErrors.error("Runtime.ExitError", lastFailureText()));
        }
        return instance.get().invoke(payload);
    }

    /// Empty if none can be started.
    private Optional<Instance> lease() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var failuresBefore = failedStarts;
            var patience = PATIENCE_NANOS;
            while (true) {
                requireOpen();
                var instance = idle.pollFirst();
                if (instance != null) {
                    if (instance.alive()) {
                        return Optional.of(instance);
                    }
                    continue;
                }
                if (living.isEmpty() && failedStarts > failuresBefore) {
                    return Optional.empty();
                }
                if (living.isEmpty() || patience <= 0) {
                    startAnother();
                    changed.await();
                } else {
                    patience = changed.awaitNanos(patience);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("function " + name() + " is being stopped");
        }
    }

    private void startAnother() {
        if (starter.isEmpty() && !closed && living.size() < most) {
            var thread = Thread.ofVirtual().name("start " + name()).unstarted(() -> {
                try {
                    pauseAfterFailures();
                    startNow();
                } catch (CannotStart e) {
                    log.error(e.getMessage());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            starter = Optional.of(thread);
            thread.start();
        }
    }

    private void pauseAfterFailures() throws InterruptedException {
        int failures;
        lock.lock();
        try {
            failures = failedStarts;
        } finally {
            lock.unlock();
        }
        if (failures > 0) {
            Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, 100L << Math.min(failures, 10)));
        }
    }

    private void startNow() throws InterruptedException {
        var failure = Optional.<CannotStart>empty();
        var started = Optional.<Instance>empty();
        try {
            started = Optional.of(Instance.start(command, this::idle, this::gone));
        } catch (CannotStart e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            lock.lock();
            try {
                starter = Optional.empty();
                // Perhaps it has not said yet that it is idle: it counts all the same, or there would be one too many.
                started.filter(Instance::alive).ifPresent(living::add);
                failedStarts = failure.isPresent() ? failedStarts + 1 : 0;
                lastFailure = failure;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void idle(Instance instance) {
        lock.lock();
        try {
            if (closed) {
                instance.kill();
                return;
            }
            if (!instance.alive()) {
                return; // `gone` may have been told before
            }
            living.add(instance);
            idle.addFirst(instance); // the one that is warmest, as Lambda does
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void gone(Instance instance) {
        lock.lock();
        try {
            living.remove(instance);
            idle.remove(instance);
            if (living.isEmpty()) {
                startAnother();
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private String lastFailureText() {
        lock.lock();
        try {
            return lastFailure.map(Throwable::getMessage).orElse("the function's process cannot be started");
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            starter.ifPresent(Thread::interrupt);
            living.forEach(Instance::kill);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}

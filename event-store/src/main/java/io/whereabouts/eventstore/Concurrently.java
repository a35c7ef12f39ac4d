package io.whereabouts.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// Calls a function for several inputs, some at the same time. The caller's own thread works too and takes over
/// what no other thread has begun, so that an executor that is full, even with callers of this, delays but never
/// deadlocks.
final class Concurrently {
    private Concurrently() {}

    /// Every call is made, also if one fails; then the first failure is thrown, the others suppressed in it.
    ///
    /// @return what the calls returned, in the order of the inputs
    static <I, O> List<O> call(List<I> inputs, Function<I, O> function, Executor executor) {
        var tasks = inputs.stream()
                .map(input -> new FutureTask<>(() -> function.apply(input)))
                .toList();
        try {
            tasks.stream().skip(1).forEach(executor::execute);
        } catch (RejectedExecutionException full) {
            // Then this thread does what is left.
        }
        tasks.forEach(FutureTask::run);
        var failures = new ArrayList<RuntimeException>();
        var results = new ArrayList<O>();
        for (var task : tasks) {
            try {
                results.add(task.get());
            } catch (ExecutionException e) {
                failures.add(
                        e.getCause() instanceof RuntimeException known
                                ? known
                                : new EventStoreException("a request failed", e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EventStoreException("interrupted while requests were under way; send it again", e);
            }
        }
        if (!failures.isEmpty()) {
            var first = failures.removeFirst();
            failures.stream().filter(other -> other != first).forEach(first::addSuppressed);
            throw first;
        }
        return results;
    }
}

package io.whereabouts.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs tasks, some at a time.
final class Parallel {
    private Parallel() {}

    /// @return their results, in the order of the tasks
    static <T> List<T> run(int atOnce, List<Callable<T>> tasks) throws InterruptedException {
        var pool = Executors.newFixedThreadPool(atOnce);
        try {
            var results = new ArrayList<T>();
            for (Future<T> result : tasks.stream().map(pool::submit).toList()) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}

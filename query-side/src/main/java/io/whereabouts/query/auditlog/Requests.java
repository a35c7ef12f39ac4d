package io.whereabouts.query.auditlog;

import io.whereabouts.query.parallel.Parallel;
import java.util.List;
import java.util.concurrent.Callable;

/// How many requests are made: at once, or, where a test has to repeat itself, one after the other.
interface Requests {
    /// They wait, and do not work: more than there are processors.
    int WIDTH = 48;

    /// @throws Gone if a request met an object that is not there
    <T> List<T> all(List<? extends Callable<T>> requests);

    static Requests atOnce() {
        var parallel = new Parallel("history", WIDTH);
        return new Requests() {
            @Override
            public <T> List<T> all(List<? extends Callable<T>> requests) {
                try {
                    return requests.stream().map(parallel::start).toList().stream()
                            .map(Parallel::result)
                            .toList();
                } catch (IllegalStateException e) {
                    throw e.getCause() instanceof Gone gone ? gone : e;
                }
            }
        };
    }
}

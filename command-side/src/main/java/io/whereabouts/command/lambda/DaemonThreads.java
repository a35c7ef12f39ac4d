package io.whereabouts.command.lambda;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/// Platform threads: on Java 21 a virtual thread that waits in a `synchronized` block of the SDK or its HTTP client
/// holds its carrier (JEP 491 came later), and a function's two carriers are soon held.
final class DaemonThreads {
    private DaemonThreads() {}

    static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return work -> {
            var thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}

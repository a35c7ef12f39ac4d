package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// A store that is called from this process.
interface Store extends AutoCloseable {
    /// A new stream with some events.
    void fill(String stream, int events) throws Exception;

    /// @param streams new ones
    Operation appendingToNew(Supplier<String> streams);

    /// @param stream is not empty
    Operation appendingTo(String stream) throws Exception;

    Operation deciding(Supplier<String> streams);

    /// @param events that the stream has: a load that finds others fails
    Operation loading(String stream, int events);

    @Override
    void close();

    /// Writers that know nothing of each other.
    default List<Operation> hot(String stream, int writers) throws Exception {
        var all = new ArrayList<Operation>();
        for (var i = 0; i < writers; i++) {
            all.add(appendingTo(stream));
        }
        return all;
    }

    /// Many callers, one of which writes at a time, for all know what it has written.
    default List<Operation> owned(String stream, int callers) throws Exception {
        var owner = appendingTo(stream);
        var turn = new ReentrantLock(true);
        var all = new ArrayList<Operation>();
        for (var i = 0; i < callers; i++) {
            all.add(() -> {
                turn.lock();
                try {
                    owner.run();
                } finally {
                    turn.unlock();
                }
            });
        }
        return all;
    }
}

package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.ClosedLoop;
import io.whereabouts.benchmarks.measuring.Operation;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// A store of this process, measured by a thread for each writer.
record StoreContender(String name, Store store) implements Contender {

    @Override
    public Run prepare(Workload workload, String stream) throws Exception {
        var writers = writers(workload, stream);
        return extent -> ClosedLoop.run(writers, extent);
    }

    private List<Operation> writers(Workload workload, String stream) throws Exception {
        return switch (workload.kind()) {
            case NEW -> times(workload, store.appendingToNew(numbered(stream, Integer.MAX_VALUE)));
            case COMMAND -> {
                var streams = numbered(stream, Workload.STREAMS_OF_COMMANDS);
                for (var i = 0; i < Workload.STREAMS_OF_COMMANDS; i++) {
                    store.fill(streams.get(), 1);
                }
                yield times(workload, store.deciding(streams));
            }
            case HOT -> {
                store.fill(stream, 1);
                yield store.hot(stream, workload.writers());
            }
            case OWNED -> {
                store.fill(stream, 1);
                yield store.owned(stream, workload.writers());
            }
            case LOAD -> {
                store.fill(stream, workload.events());
                yield times(workload, store.loading(stream, workload.events()));
            }
        };
    }

    private static List<Operation> times(Workload workload, Operation operation) {
        return Collections.nCopies(workload.writers(), operation);
    }

    private static Supplier<String> numbered(String stream, int streams) {
        var next = new AtomicInteger();
        return () -> stream + "-" + next.getAndIncrement() % streams;
    }

    @Override
    public void close() {
        store.close();
    }
}

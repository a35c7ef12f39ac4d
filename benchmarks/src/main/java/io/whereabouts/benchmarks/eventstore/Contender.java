package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Extent;
import io.whereabouts.benchmarks.measuring.Samples;

/// A store that is measured.
interface Contender extends AutoCloseable {
    /// A run of one workload, made ready: streams are filled, and hot streams' heads are known.
    interface Run {
        Samples measure(Extent extent) throws Exception;
    }

    String name();

    /// @param stream names the run's streams; no two runs share one
    Run prepare(Workload workload, String stream) throws Exception;

    @Override
    void close();
}

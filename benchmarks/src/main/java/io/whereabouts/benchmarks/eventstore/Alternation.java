package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Operation;
import io.whereabouts.benchmarks.measuring.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// Operations that take turns one by one, each time beginning with another, so that whatever slows the machine slows
/// all of them.
final class Alternation {
    private static final double NANOS_PER_MICRO = 1e3;

    private Alternation() {}

    /// @return the latencies of each operation, in their order
    static List<Histogram> run(List<Operation> operations, int times) throws Exception {
        var latencies = Stream.generate(Samples::empty).limit(operations.size()).toList();
        for (var turn = 0; turn < times; turn++) {
            for (var i = 0; i < operations.size(); i++) {
                var which = (turn + i) % operations.size();
                var began = System.nanoTime();
                operations.get(which).run();
                latencies.get(which).recordValue(Math.round((System.nanoTime() - began) / NANOS_PER_MICRO));
            }
        }
        return latencies;
    }
}

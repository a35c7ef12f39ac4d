package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.measuring.Operation;
import io.whereabouts.benchmarks.measuring.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/// Operations that take turns one by one, so that whatever slows the machine slows all of them, and each time in
/// another
/// order, so that none always follows the same other: what comes after a write waits for what that has left to do.
final class Alternation {
    private static final double NANOS_PER_MICRO = 1e3;

    private static final int SEED = 7;

    private Alternation() {}

    /// @return the latencies of each operation, in their order
    static List<Histogram> run(List<Operation> operations, int times) throws Exception {
        var latencies = Stream.generate(Samples::empty).limit(operations.size()).toList();
        var order =
                new ArrayList<>(IntStream.range(0, operations.size()).boxed().toList());
        var random = new Random(SEED);
        for (var turn = 0; turn < times; turn++) {
            Collections.shuffle(order, random);
            for (var which : order) {
                var began = System.nanoTime();
                operations.get(which).run();
                latencies.get(which).recordValue(Math.round((System.nanoTime() - began) / NANOS_PER_MICRO));
            }
        }
        return latencies;
    }
}

package io.whereabouts.benchmarks.measuring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// Writers that start at the same moment, each doing its operation again as soon as it is done.
public final class ClosedLoop {
    private static final double NANOS_PER_MICRO = 1e3;

    private ClosedLoop() {}

    /// An operation that was begun is ended and counted, also when the time is over.
    ///
    /// @throws ExecutionException what an operation failed with: a measurement with failures is none
    public static Samples run(List<? extends Operation> writers, Extent extent)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(writers.size())) {
            try {
                return run(writers, extent, threads);
            } finally {
                threads.shutdownNow(); // the others, if one has failed
            }
        }
    }

    private static Samples run(List<? extends Operation> writers, Extent extent, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        var start = new CountDownLatch(1);
        var left = new AtomicLong(extent.operations());
        var running = new ArrayList<Future<Histogram>>();
        for (var writer : writers) {
            running.add(threads.submit(() -> {
                start.await();
                return loop(writer, extent, left);
            }));
        }
        var began = System.nanoTime();
        start.countDown();
        var all = Samples.empty();
        for (var one : running) {
            all.add(one.get());
        }
        return new Samples(all, Duration.ofNanos(System.nanoTime() - began));
    }

    private static Histogram loop(Operation writer, Extent extent, AtomicLong left) throws Exception {
        var latencies = Samples.empty();
        var end = System.nanoTime() + extent.longest().toNanos();
        while (System.nanoTime() < end && left.getAndDecrement() > 0) {
            var began = System.nanoTime();
            writer.run();
            latencies.recordValue(Math.round((System.nanoTime() - began) / NANOS_PER_MICRO));
        }
        return latencies;
    }
}

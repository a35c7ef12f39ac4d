package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Workload.Kind;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.Extent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What an operation of each workload costs, counted through the proxy and not timed.
final class Counting {
    private static final int LOADS = 2;
    private static final int OTHERS = 96;

    private final CountingProxy proxy;
    private final Consumer<String> progress;

    Counting(CountingProxy proxy, Consumer<String> progress) {
        this.proxy = proxy;
        this.progress = progress;
    }

    /// @param contender that reaches DynamoDB through the proxy
    Map<Workload, Cost> of(Contender contender, List<Workload> workloads) throws Exception {
        var costs = new HashMap<Workload, Cost>();
        for (var workload : workloads) {
            progress.accept("counting: %s, %s".formatted(contender.name(), workload.title()));
            var run = contender.prepare(workload, workload.id() + "-counted");
            proxy.take();
            var operations = workload.kind() == Kind.LOAD ? LOADS : OTHERS;
            run.measure(Extent.of(operations));
            costs.put(workload, Cost.of(proxy.take(), operations));
        }
        return costs;
    }
}

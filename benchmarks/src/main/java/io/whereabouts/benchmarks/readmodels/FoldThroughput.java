package io.whereabouts.benchmarks.readmodels;

import io.whereabouts.benchmarks.measuring.CpuTime;
import io.whereabouts.benchmarks.measuring.Median;
import io.whereabouts.benchmarks.readmodels.Results.Folded;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.json.EventJson;
import io.whereabouts.query.currentlocation.Projectors;
import java.util.ArrayList;
import java.util.List;

/// What the projector would do without any table: the rule alone, and with the JSON that it reads.
final class FoldThroughput {
    private static final int PACKAGES = 2_000;

    private FoldThroughput() {}

    /// @param times batches of a round
    static Folded measure(int rounds, int batch, int times) {
        var deliveries = new Deliveries(PACKAGES, Settings.SEED);
        var alone = new ArrayList<Double>();
        var withJson = new ArrayList<Double>();
        for (var round = -1; round < rounds; round++) { // the first to warm up
            var batches = new ArrayList<List<RecordedEvent>>();
            for (var n = 0; n < times; n++) {
                batches.add(deliveries.batch(batch, 1));
            }
            var details = batches.stream()
                    .map(some -> some.stream().map(EventJson::detail).toList())
                    .toList();
            var perSecond = perSecond(times * batch, () -> {
                var fold = new Projectors.Fold();
                batches.forEach(fold::apply);
            });
            var perSecondWithJson = perSecond(times * batch, () -> {
                var fold = new Projectors.Fold();
                details.forEach(some ->
                        fold.apply(some.stream().map(EventJson::recorded).toList()));
            });
            if (round >= 0) {
                alone.add(perSecond);
                withJson.add(perSecondWithJson);
            }
        }
        return new Folded(batch, median(alone), median(withJson));
    }

    private static double perSecond(int count, Runnable folding) {
        var cpu = CpuTime.ofThread();
        folding.run();
        return count / cpu.seconds();
    }

    private static double median(List<Double> figures) {
        return Median.of(figures.stream().mapToDouble(Double::doubleValue).toArray());
    }
}

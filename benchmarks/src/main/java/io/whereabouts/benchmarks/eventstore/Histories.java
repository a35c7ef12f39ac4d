package io.whereabouts.benchmarks.eventstore;

import io.whereabouts.benchmarks.eventstore.Results.Cost;
import io.whereabouts.benchmarks.eventstore.Results.History;
import io.whereabouts.benchmarks.measuring.CountingProxy;
import io.whereabouts.benchmarks.measuring.Figures;
import io.whereabouts.benchmarks.measuring.Operation;
import io.whereabouts.benchmarks.measuring.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.Position;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventstreaming.Tag;

/// An observation, and a command, under tags that had more and more observations before: neither may cost more.
///
/// The tags are of those whose last decision says all, as a package's are; an observation that is added has a tag with
/// as many observations as it says, and one more for each that was measured.
final class Histories {
    private static final int COUNTED = 20;
    private static final String TAG = "hot";

    private final List<Integer> sizes;
    private final Consumer<String> progress;

    Histories(List<Integer> sizes, Consumer<String> progress) {
        this.sizes = sizes;
        this.progress = progress;
    }

    /// @param counted the same table through the proxy
    List<History> measure(AxonStore store, AxonStore counted, CountingProxy proxy, int times) throws Exception {
        for (var size : sizes) {
            progress.accept("filling: %,d observations under one tag".formatted(size));
            fill(store, size);
        }
        progress.accept("observations and commands, alternating over histories");
        var sequence = new AtomicLong(1_000_000);
        var operations = new ArrayList<Operation>();
        sizes.forEach(size -> operations.add(() -> observe(store, size, sequence.getAndIncrement())));
        sizes.forEach(size -> operations.add(() -> command(store, size)));
        Alternation.run(operations, Math.max(1, times / 10)); // warm-up
        var latencies = Alternation.run(operations, times);
        var all = new ArrayList<History>();
        for (var i = 0; i < sizes.size(); i++) {
            var size = sizes.get(i);
            all.add(new History(
                    size,
                    figures(latencies.get(i)),
                    cost(proxy, () -> observe(counted, size, sequence.getAndIncrement())),
                    figures(latencies.get(sizes.size() + i)),
                    cost(proxy, () -> command(counted, size))));
        }
        return all;
    }

    private static void fill(AxonStore store, int size) throws Exception {
        command(store, size);
        var most = 500;
        for (var from = 0L; from < size; from += most) {
            store.append(
                    AppendCondition.none(),
                    LongStream.range(from, Math.min(size, from + most))
                            .<TaggedEventMessage<?>>mapToObj(sequence -> observation(size, sequence))
                            .toList());
        }
    }

    private static void observe(AxonStore store, int size, long sequence) {
        store.append(AppendCondition.none(), List.of(observation(size, sequence)));
    }

    private static TaggedEventMessage<?> observation(int size, long sequence) {
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(Whereabouts.SEEN, PackageMoved.example(sequence)),
                Set.of(new Tag(TAG, stream(size))));
    }

    private static void command(AxonStore store, int size) {
        var stream = stream(size);
        var state = store.source(stream, Position.START);
        store.append(store.conditionOf(stream, state.marker()), List.of(store.event(stream, state.events())));
    }

    private static String stream(int size) {
        return "%s-history-%d".formatted(TAG, size);
    }

    private static Figures figures(Histogram latencies) {
        return new Samples(
                        latencies, Duration.ofNanos(Math.round(latencies.getMean() * latencies.getTotalCount() * 1e3)))
                .figures();
    }

    private static Cost cost(CountingProxy proxy, Operation operation) throws Exception {
        proxy.take();
        for (var i = 0; i < COUNTED; i++) {
            operation.run();
        }
        return Cost.of(proxy.take(), COUNTED);
    }
}

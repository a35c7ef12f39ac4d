package io.whereabouts.query.currentlocation;

import io.whereabouts.events.RecordedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// How a history comes to a read model.
final class Shuffled {
    private Shuffled() {}

    /// One after the other.
    static List<List<RecordedEvent>> inOrder(List<RecordedEvent> history) {
        return history.stream().map(List::of).toList();
    }

    /// In any order, a third of them twice, in parts of any size.
    static List<List<RecordedEvent>> anyhow(List<RecordedEvent> history, Random random) {
        var delivered = new ArrayList<>(history);
        history.stream().filter(event -> random.nextInt(3) == 0).forEach(delivered::add);
        Collections.shuffle(delivered, random);
        var batches = new ArrayList<List<RecordedEvent>>();
        for (var from = 0; from < delivered.size(); ) {
            var to = Math.min(delivered.size(), from + 1 + random.nextInt(10));
            batches.add(List.copyOf(delivered.subList(from, to)));
            from = to;
        }
        return batches;
    }

    /// What is delivered is recorded by then, and all that was recorded before it; what came later is not.
    static void to(Model model, List<List<RecordedEvent>> batches, List<RecordedEvent> history, Recorded recorded) {
        var from = 0;
        for (var batch : batches) {
            var to = from;
            for (var event : batch) {
                to = Math.max(to, history.indexOf(event) + 1);
            }
            recorded.record(history.subList(from, to));
            from = to;
            model.deliver(batch);
        }
    }
}

package io.whereabouts.eventstore;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// Several tags as one sequence: each event once, in the order of each tag; where the tags leave it open, by time.
final class MergedDecisions {
    private static final Comparator<StoredEvent> BY_TIME =
            Comparator.comparing(StoredEvent::recordedAt).thenComparing(StoredEvent::id);

    private MergedDecisions() {}

    static List<StoredEvent> of(List<DecisionLog.Slice> slices) {
        if (slices.size() == 1) {
            return slices.getFirst().events();
        }
        var rest = new ArrayList<Deque<StoredEvent>>();
        var copies = new HashMap<String, Integer>();
        for (var slice : slices) {
            rest.add(new ArrayDeque<>(slice.events()));
            slice.events().forEach(event -> copies.merge(event.id(), 1, Integer::sum));
        }
        var merged = new ArrayList<StoredEvent>(copies.size());
        while (merged.size() < copies.size()) {
            var next = first(rest, copies);
            rest.stream()
                    .filter(tag -> !tag.isEmpty() && tag.getFirst().id().equals(next.id()))
                    .forEach(Deque::removeFirst);
            merged.add(next);
        }
        return merged;
    }

    /// The earliest of those events that no tag has another event before.
    private static StoredEvent first(List<Deque<StoredEvent>> rest, Map<String, Integer> copies) {
        var leading = new HashMap<String, Integer>();
        rest.stream()
                .filter(tag -> !tag.isEmpty())
                .forEach(tag -> leading.merge(tag.getFirst().id(), 1, Integer::sum));
        return rest.stream()
                .filter(tag -> !tag.isEmpty())
                .map(Deque::getFirst)
                .filter(event -> Objects.equals(copies.get(event.id()), leading.get(event.id())))
                .min(BY_TIME)
                .orElseThrow(() -> new EventStoreException(
                        "the tags contradict each other about the order of events %s".formatted(leading.keySet())));
    }
}

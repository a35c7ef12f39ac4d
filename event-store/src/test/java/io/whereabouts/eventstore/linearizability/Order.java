package io.whereabouts.eventstore.linearizability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Looks for an order of operations, one after the other, that explains all that was seen, and in which none stands
/// before one that had ended before it began: the search of Wing and Gong ("Testing and verifying concurrent
/// objects", 1993), which tries no state twice, as Lowe's ("Testing for linearizability", 2017).
final class Order {
    private static final int MOST = 63; // bits of a long, but for the sign

    private final List<Operation> operations;
    private final Set<State> tried = new HashSet<>();
    private final long settled;

    /// @param done which of the operations have happened
    /// @param events under each tag
    private record State(long done, Map<String, List<String>> events) {}

    private Order(List<Operation> operations) {
        if (operations.size() > MOST) {
            throw new IllegalArgumentException("%d operations; %d at most".formatted(operations.size(), MOST));
        }
        this.operations = operations;
        var all = 0L;
        for (var i = 0; i < operations.size(); i++) {
            all |= operations.get(i).settled() ? 1L << i : 0;
        }
        this.settled = all;
    }

    static boolean exists(List<Operation> operations) {
        var order = new Order(operations);
        return order.continues(new State(0, Map.of()));
    }

    private boolean continues(State state) {
        if ((state.done() & settled) == settled) {
            return true;
        }
        if (!tried.add(state)) {
            return false;
        }
        var firstEnd = Long.MAX_VALUE;
        for (var i = 0; i < operations.size(); i++) {
            if ((state.done() & 1L << i) == 0 && operations.get(i).settled()) {
                firstEnd = Math.min(firstEnd, operations.get(i).ended());
            }
        }
        for (var i = 0; i < operations.size(); i++) {
            var next = operations.get(i);
            if ((state.done() & 1L << i) == 0
                    && next.began() <= firstEnd
                    && isTrue(next, state.events())
                    && continues(new State(state.done() | 1L << i, after(next, state.events())))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTrue(Operation operation, Map<String, List<String>> events) {
        return operation.seen().stream().allMatch(seen -> seen.isTrueOf(events.getOrDefault(seen.tag(), List.of())));
    }

    private static Map<String, List<String>> after(Operation operation, Map<String, List<String>> events) {
        if (operation.writes().isEmpty()) {
            return events;
        }
        var after = new TreeMap<>(events);
        for (var event : operation.writes()) {
            for (var tag : event.tags()) {
                var held = new ArrayList<>(after.getOrDefault(tag, List.of()));
                held.add(event.id());
                after.put(tag, held);
            }
        }
        return after;
    }
}

package io.whereabouts.query.epcis;

import io.whereabouts.events.epcis.QueryDocument.Found;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// One parameter of a query: what an event must fit.
interface Condition {
    boolean holds(Found found);

    /// One of these values is among those of the field.
    ///
    /// @param exact in the field's form
    /// @param patterns that stand for values
    record Wanted(Field field, Set<String> exact, List<Predicate<String>> patterns) implements Condition {
        public Wanted {
            exact = Set.copyOf(exact);
            patterns = List.copyOf(patterns);
        }

        @Override
        public boolean holds(Found found) {
            return field.of(found.event())
                    .anyMatch(value ->
                            exact.contains(value) || patterns.stream().anyMatch(pattern -> pattern.test(value)));
        }

        /// Whether each event that fits stands under one of the exact values of an index.
        boolean isIndexed() {
            return !field.index().isEmpty() && patterns.isEmpty();
        }
    }
}

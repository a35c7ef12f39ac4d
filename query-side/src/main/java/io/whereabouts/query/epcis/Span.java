package io.whereabouts.query.epcis;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/// A part of an order, and the direction in which it is read.
///
/// @param from inclusive
/// @param to exclusive
record Span(Order order, boolean ascending, Optional<Instant> from, Optional<Instant> to) {
    /// Sorts after all that marks are made of.
    private static final String END = "~";

    Comparator<Mark> direction() {
        return ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    }

    String key(Mark mark) {
        return order.prefix() + mark.text();
    }

    /// The least sort key, from a place on.
    String low(Optional<Mark> from) {
        var low = order.prefix() + this.from.map(Mark::time).orElse("");
        return from.filter(mark -> ascending)
                .map(this::key)
                .filter(key -> key.compareTo(low) > 0)
                .orElse(low);
    }

    /// The greatest sort key, from a place on.
    String high(Optional<Mark> from) {
        var high = order.prefix() + to.map(Mark::time).orElse(END);
        return from.filter(mark -> !ascending)
                .map(this::key)
                .filter(key -> key.compareTo(high) < 0)
                .orElse(high);
    }
}

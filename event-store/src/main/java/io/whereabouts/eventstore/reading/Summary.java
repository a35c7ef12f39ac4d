package io.whereabouts.eventstore.reading;

import java.util.List;

/// What a whole reading has come upon.
public record Summary(Counts counts, List<Torn> torn) {
    public Summary {
        torn = List.copyOf(torn);
    }
}

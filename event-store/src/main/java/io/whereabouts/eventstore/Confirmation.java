package io.whereabouts.eventstore;

import java.util.TreeMap;

/// Reads heads once more.
final class Confirmation {
    private final DecisionLog log;
    private final TakenPositions taken;

    Confirmation(DecisionLog log, TakenPositions taken) {
        this.log = log;
        this.taken = taken;
    }

    /// @throws AppendConflict if an event that the criteria match was appended since those heads were read
    void confirm(Guard guard, TagHeads read) {
        var heads = new TreeMap<String, Long>();
        guard.tags().forEach(tag -> heads.put(tag, read.of(tag).orElse(0L)));
        for (var tag : taken.of(heads)) {
            var head = heads.getOrDefault(tag, 0L);
            if (guard.concernedBy(log.from(tag, head).events())) {
                throw new AppendConflict("deciding on %s".formatted(guard.tags()), tag, head);
            }
        }
    }
}

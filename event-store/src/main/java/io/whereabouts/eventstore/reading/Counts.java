package io.whereabouts.eventstore.reading;

import java.util.List;

/// What a reading has come upon.
///
/// @param items copies of events, each counted
/// @param repeated items that were dropped, as another copy of the same event had come before
/// @param deletions records of an incremental export that say that an item was deleted, which the event store never
///                  does: somebody else did
/// @param bytes about: of a scan by the capacity that it consumed, of an export the JSON without compression
public record Counts(long items, long decisions, long observations, long repeated, long deletions, long bytes) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    public long events() {
        return decisions + observations;
    }

    Counts plus(int itemsMore, List<TableEvent> events, int deletionsMore, long bytesMore) {
        var seen = events.stream().filter(TableEvent::isObservation).count();
        return new Counts(
                items + itemsMore,
                decisions + events.size() - seen,
                observations + seen,
                repeated + itemsMore - events.size(),
                deletions + deletionsMore,
                bytes + bytesMore);
    }
}

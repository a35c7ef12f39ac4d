package io.whereabouts.query.drift;

import io.whereabouts.events.RecordedEvent;
import java.time.Instant;
import java.util.List;

/// The events of a package, read after what they are compared with. A read model rests on all those that are settled
/// and on any of the others, for they are still on their way.
///
/// @param all each once, also those that were recorded after the read model was read
/// @param settledBefore what was recorded before it has had its time to arrive
public record RecordedEvents(List<RecordedEvent> all, Instant settledBefore) {
    public RecordedEvents {
        all = List.copyOf(all);
    }

    public boolean isSettled(RecordedEvent event) {
        return event.recordedAt().isBefore(settledBefore);
    }
}

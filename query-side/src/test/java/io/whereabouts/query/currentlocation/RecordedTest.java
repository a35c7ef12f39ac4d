package io.whereabouts.query.currentlocation;

import io.whereabouts.events.RecordedEvent;
import java.util.List;

class RecordedTest extends WritesContract {
    @Override
    Writes writes(List<RecordedEvent> events) {
        var recorded = new Recorded();
        recorded.record(events);
        return recorded;
    }
}

package io.whereabouts.query.presence;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which scans of a history were wrong. Of packings, each correction says itself what it leaves.
final class Corrections {
    private final Map<String, Boolean> standing = new HashMap<>();

    /// @param history in its order: the last correction counts
    Corrections(List<RecordedEvent> history) {
        for (var recorded : history) {
            if (recorded.event() instanceof ScanRetracted wrong) {
                standing.put(wrong.retracted().eventId().value(), wrong.standing());
            }
        }
    }

    boolean leaveStanding(RecordedEvent recorded) {
        return standing.getOrDefault(recorded.eventId(), true);
    }
}

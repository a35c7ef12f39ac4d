package io.whereabouts.query.auditlog;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.drift.Held;
import io.whereabouts.query.drift.RecordedEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The history of a package, to be compared with the events: it tells of all that is settled, of nothing that was not
/// recorded, and of each what was recorded.
record HeldHistory(List<RecordedEvent> told) implements Held {
    @Override
    public Set<String> differences(RecordedEvents recorded) {
        var differences = new TreeSet<String>();
        var lines = byId(told);
        var events = byId(recorded.all());
        events.forEach((id, event) -> {
            var line = lines.get(id);
            if (line == null && recorded.isSettled(event)) {
                differences.add("lacks events");
            }
            if (line != null && !line.equals(event)) {
                differences.add("tells events otherwise");
            }
        });
        if (!events.keySet().containsAll(lines.keySet())) {
            differences.add("makes up events");
        }
        return differences;
    }

    private static Map<String, RecordedEvent> byId(List<RecordedEvent> events) {
        return events.stream().collect(Collectors.toMap(RecordedEvent::eventId, Function.identity()));
    }
}

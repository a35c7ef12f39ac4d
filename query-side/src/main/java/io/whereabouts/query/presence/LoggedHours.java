package io.whereabouts.query.presence;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.auditlog.LogHours;
import java.util.List;
import java.util.function.Consumer;

/// The audit log's hours.
record LoggedHours(LogHours log) implements EventLog {
    @Override
    public List<Hour> hoursAfter(String after) {
        return log.after(after).entrySet().stream()
                .map(hour -> new Hour(hour.getKey(), hour.getValue()))
                .toList();
    }

    @Override
    public void read(String hour, Consumer<RecordedEvent> events) {
        log.read(hour, events);
    }
}

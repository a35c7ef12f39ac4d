package io.whereabouts.query.presence;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.auditlog.WholeLog;
import java.util.List;
import java.util.function.Consumer;

/// The audit log's objects.
record LoggedObjects(WholeLog log) implements EventLog {
    @Override
    public List<Logged> after(String hour) {
        return log.after(hour).stream()
                .map(object -> new Logged(object.key(), object.hour(), object.bytes()))
                .toList();
    }

    @Override
    public void read(Logged object, Consumer<RecordedEvent> events) {
        log.read(new WholeLog.Written(object.name(), object.hour(), object.bytes()), events);
    }
}

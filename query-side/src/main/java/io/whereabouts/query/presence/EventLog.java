package io.whereabouts.query.presence;

import io.whereabouts.events.RecordedEvent;
import java.util.List;
import java.util.function.Consumer;

/// The log, object by object. When an hour is over, none is added to it.
interface EventLog {
    /// @param name by which the log finds it again
    /// @param hour in which it was written: `2026-11-01T09`, in UTC
    record Logged(String name, String hour, long bytes) {}

    /// Hour by hour, those of an hour always in the same order.
    ///
    /// @param hour after which they were written; empty for all
    List<Logged> after(String hour);

    /// Each event in it, in no order, perhaps more than once.
    void read(Logged object, Consumer<RecordedEvent> events);
}

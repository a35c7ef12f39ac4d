package io.whereabouts.query.presence;

import io.whereabouts.events.RecordedEvent;
import java.util.List;
import java.util.function.Consumer;

/// The log by the hours in which it was written. When an hour is over, nothing is added to it.
interface EventLog {
    /// @param name `2026-11-01T09`, in UTC
    /// @param bytes of its objects
    record Hour(String name, long bytes) {}

    /// Those in which anything was written, in their order.
    ///
    /// @param after an hour; empty for all
    List<Hour> hoursAfter(String after);

    /// Each event of an hour, in no order, perhaps more than once.
    void read(String hour, Consumer<RecordedEvent> events);
}

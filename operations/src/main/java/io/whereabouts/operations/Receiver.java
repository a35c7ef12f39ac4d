package io.whereabouts.operations;

import java.util.List;

/// Takes events of the bus.
interface Receiver {
    /// @param events that were not taken, and may be sent again
    /// @param reason of one of them
    record Left(List<BusEvent> events, String reason) {
        public Left {
            events = List.copyOf(events);
        }
    }

    /// @param events 10 at most, and small enough for one request
    Left send(List<BusEvent> events);
}

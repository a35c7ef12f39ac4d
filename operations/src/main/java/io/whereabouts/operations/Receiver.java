package io.whereabouts.operations;

import java.util.List;

/// Takes events of the bus.
interface Receiver {
    /// @param events 10 at most, and small enough for one request
    /// @return those that were not taken, and may be sent again
    List<BusEvent> send(List<BusEvent> events);
}

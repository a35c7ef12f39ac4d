package io.whereabouts.eventstore.reading;

import java.util.Collection;
import java.util.Map;

/// Looks again for what a reading did not come upon.
@FunctionalInterface
interface MissingCopies {
    /// There is nowhere to look.
    MissingCopies NOWHERE = places -> Map.of();

    /// @return the copies that stand at these places
    Map<Place, TableEvent> read(Collection<Place> places) throws InterruptedException;
}

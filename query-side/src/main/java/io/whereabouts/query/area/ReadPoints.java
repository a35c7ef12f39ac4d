package io.whereabouts.query.area;

import io.whereabouts.events.ReadPointDefined;
import io.whereabouts.events.Sgln;
import java.util.Optional;

/// The read points as they are defined now.
public interface ReadPoints {
    Optional<ReadPointDefined> find(Sgln readPoint);
}

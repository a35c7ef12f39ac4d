package io.whereabouts.query.history;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// All that was ever recorded of packages. It stands in the log: no read model keeps what was before.
@FunctionalInterface
public interface Histories {
    /// Of each its events, each once, in the order of effective time, time of recording and event id.
    Map<PackageId, List<RecordedEvent>> of(Collection<PackageId> packages);
}

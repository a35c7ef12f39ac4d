package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.auditlog.History;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// All that was ever recorded of packages. It stands in the log: no read model keeps what was before.
@FunctionalInterface
interface Histories {
    /// Of each its events, each once, in the order of effective time, time of recording and event id.
    Map<PackageId, List<RecordedEvent>> of(Collection<PackageId> packages);

    static Histories in(History history) {
        return history::ofEach;
    }
}

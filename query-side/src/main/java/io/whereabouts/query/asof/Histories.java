package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.auditlog.History;
import java.util.List;

/// All that was ever recorded of packages. It stands in the log: no read model keeps what was before.
@FunctionalInterface
interface Histories {
    /// Each event once, in the order of effective time, time of recording and event id.
    List<RecordedEvent> of(PackageId packageId);

    static Histories in(History history) {
        return history::of;
    }
}

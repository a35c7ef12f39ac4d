package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.area.Area;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The read model from end to end, right or with a mistake in it.
interface Model {
    /// One batch; all of its events are recorded by then.
    void deliver(List<RecordedEvent> batch);

    Optional<Verdict> on(PackageId id);

    /// What it can say of a verdict.
    default Verdict asAnswered(Verdict verdict) {
        return verdict;
    }

    Set<PackageId> within(Area area);
}

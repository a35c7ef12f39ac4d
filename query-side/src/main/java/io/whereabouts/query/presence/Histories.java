package io.whereabouts.query.presence;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// All that was ever recorded of packages.
@FunctionalInterface
interface Histories {
    /// Of each its events, each once, in the order in which they count.
    Map<PackageId, List<RecordedEvent>> of(Collection<PackageId> packages);
}

package io.whereabouts.query.drift;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// The events as they were recorded.
interface Events {
    /// All of a package that are recorded by now, each once; empty if there are more than a check reads.
    Optional<List<RecordedEvent>> of(PackageId id);

    /// A few packages with events; none if all that was found is about something else.
    Set<PackageId> some(RandomGenerator random);
}

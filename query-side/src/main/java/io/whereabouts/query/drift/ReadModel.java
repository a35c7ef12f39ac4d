package io.whereabouts.query.drift;

import io.whereabouts.events.PackageId;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A read model as whoever checks it sees it.
public interface ReadModel {
    /// Reads what it holds of a package, or that it holds nothing: as it is at this moment, not as it was.
    Held held(PackageId id);

    /// A few of the packages that it holds; none if it holds none, or cannot tell.
    Set<PackageId> some(RandomGenerator random);
}

package io.whereabouts.query.epcis;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.epcis.PackageLife;
import io.whereabouts.events.epcis.QueryDocument.Found;
import java.util.List;
import java.util.stream.Stream;

/// What we recorded ourselves of the packages that a query names, as EPCIS. It stands in the log and not in this read
/// model: an entry for each scan would cost more than the scan.
@FunctionalInterface
interface OwnEvents {
    /// The history of a package: each event once, in the order of their effective times.
    List<RecordedEvent> history(PackageId id);

    default Stream<Found> of(Query query) {
        return query.packages().stream().flatMap(id -> PackageLife.of(history(id)).stream());
    }
}

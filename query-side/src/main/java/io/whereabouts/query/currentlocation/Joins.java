package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.Optional;

/// Joins news to rows: a read, and a conditional write if they are any.
record Joins(Locations locations, Projection projection) {
    private static final int ATTEMPTS = 12;
    private static final int FIRST_PAUSE_MILLIS = 4;

    void join(CurrentLocation news) {
        join(locations.newest(news.packageId()), news);
    }

    /// Says in a container's row, which may not be there yet, that something is packed into it. Read for half the
    /// price:
    /// who reads too old a row writes in vain, and is answered with the new one.
    void mark(PackageId container) {
        var before = locations.find(container);
        if (before.filter(row -> row.location().holds() == Holds.SOMETHING).isEmpty()) {
            join(before, CurrentLocation.holding(container));
        }
    }

    private void join(Optional<Row> read, CurrentLocation news) {
        var before = read;
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            Pause.beforeAttempt(attempt, FIRST_PAUSE_MILLIS);
            var after = projection.of(before, news);
            if (before.filter(after::saysTheSameAs).isPresent()) {
                return;
            }
            var there = locations.put(after);
            if (there.equals(after)) {
                return;
            }
            before = Optional.of(there);
        }
        throw new IllegalStateException("somebody else was faster %d times; it comes again".formatted(ATTEMPTS));
    }
}

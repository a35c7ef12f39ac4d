package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.StoredObjects.Listed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a run of the merger has left, of every kind of work.
///
/// @param overdue for how long the oldest of it could have been done; none of the log if that was not listed
/// @param requests of a reader that has just started, for a history: two for each piece, and one for each object of the
///                 log that is not merged, or two where it holds something of the package; empty if it was not listed
record Backlog(Map<Work, Duration> overdue, Optional<Integer> requests) {
    private static final Logger log = LoggerFactory.getLogger(Backlog.class);

    private static final int REQUESTS_OF_A_PIECE = 2;

    Backlog {
        overdue = Map.copyOf(overdue);
    }

    /// @param listed the log from where the manifest or one before it says; what was written since is not due
    static Backlog of(Manifest manifest, Optional<List<Listed>> listed, Instant now, Limits limits) {
        var unmerged = listed.map(manifest::unmerged);
        var overdue = new EnumMap<Work, Duration>(Work.class);
        unmerged.ifPresent(objects ->
                overdue.put(Work.LOG, age(objects.stream().map(object -> Collecting.dueSince(object.key())), now)));
        for (var work : List.of(Work.DAYS, Work.MONTHS)) {
            overdue.put(work, age(work.due(manifest, now, limits).map(work::dueSince), now));
        }
        return new Backlog(
                overdue, unmerged.map(objects -> objects.size() + REQUESTS_OF_A_PIECE * manifest.mostPieces()));
    }

    private static Duration age(Stream<Instant> dueSince, Instant now) {
        return dueSince.min(Comparator.naturalOrder())
                .filter(since -> since.isBefore(now))
                .map(since -> Duration.between(since, now))
                .orElse(Duration.ZERO);
    }

    /// For how long somebody should have known: zero as long as the merger keeps up.
    Duration late() {
        return overdue.entrySet().stream()
                .map(left -> left.getValue().minus(left.getKey().patience()))
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /// The stack makes metrics of this line.
    void tell(Work done) {
        var line = log.atInfo().addKeyValue("work", done.name()).addKeyValue("late_seconds", late().toSeconds());
        for (var left : overdue.entrySet()) {
            var field = left.getKey().name().toLowerCase(Locale.ROOT) + "_seconds";
            line = line.addKeyValue(field, left.getValue().toSeconds());
        }
        if (requests.isPresent()) {
            line = line.addKeyValue("requests", requests.orElseThrow());
        }
        line.log("left to merge");
    }
}

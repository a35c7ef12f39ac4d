package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.WriteToken;
import io.whereabouts.query.http.Refused;
import java.time.Duration;
import java.util.Optional;

/// Reads your writes: a read that names a write waits until the view has it, and not for long.
final class Waiting {
    /// Twice what an event is on its way when nothing is wrong (projectors collect for a second), and a fraction of the
    /// function's time-out.
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int FIRST_PAUSE_MILLIS = 50;

    private final Locations locations;
    private final Writes writes;
    private final PackageScans scans;
    private final Duration patience;

    Waiting(Locations locations, Writes writes, PackageScans scans) {
        this(locations, writes, scans, PATIENCE);
    }

    Waiting(Locations locations, Writes writes, PackageScans scans, Duration patience) {
        this.locations = locations;
        this.writes = writes;
        this.scans = scans;
        this.patience = patience;
    }

    /// The row of a package that is registered, once it rests on the write. It is looked at before the events are, for
    /// it may show the write itself.
    ///
    /// @param text the token as it was sent
    /// @throws Refused if it names no write of the package, or the view does not have that in time
    Row until(PackageId id, String text) {
        var token = parse(id, text);
        var first = registered(id);
        return complete(first.filter(row -> row.location().keeps(token))
                .orElseGet(() -> awaited(id, first, stored(id, token))));
    }

    private Write stored(PackageId id, WriteToken token) {
        return writes.find(token)
                .orElseThrow(() -> Refused.badRequest("token", "token names no write of package %s".formatted(id)));
    }

    private Row awaited(PackageId id, Optional<Row> first, Write write) {
        var deadline = System.nanoTime() + patience.toNanos();
        var row = first;
        for (var attempt = 1; ; attempt++) {
            row = row.filter(known -> write.isIn(known.location()));
            if (row.isPresent()) {
                return row.get();
            }
            if (System.nanoTime() >= deadline) {
                throw Refused.notYet(
                        "token",
                        "what the token names is stored, but not yet seen here; ask again, or without token for what was seen so far");
            }
            Pause.beforeAttempt(attempt, FIRST_PAUSE_MILLIS);
            row = registered(id);
        }
    }

    /// Who wrote has seen the registration, so the view is behind as long as it has not.
    private Optional<Row> registered(PackageId id) {
        return locations.newest(id).filter(known -> known.life().isRegistered());
    }

    /// While the slots are spent a scan that is older than all of them may be the newest that counts, whether the
    /// projector had it or not: only the events can tell.
    private Row complete(Row row) {
        return row.location().slots().areSpent()
                ? new Row(row.location(), scans.newest(row.packageId()), row.version())
                : row;
    }

    private static WriteToken parse(PackageId id, String text) {
        try {
            var token = WriteToken.parse(text);
            if (token.isOf(id)) {
                return token;
            }
        } catch (IllegalArgumentException noToken) {
            // the same answer as for that of another package: nobody makes tokens but we
        }
        throw Refused.badRequest(
                "token", "token must be one that a write of package %s was answered with".formatted(id));
    }
}

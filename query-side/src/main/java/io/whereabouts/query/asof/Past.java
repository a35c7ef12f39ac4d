package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.query.history.Histories;
import java.time.Instant;
import java.util.Optional;

/// The past of a package and of what was around it, at one moment.
///
/// @param recordedUpTo when the newest of what the answer rests on was recorded
record Past(Chain chain, Instant at, Instant recordedUpTo) {
    /// @return absent if it was never registered, as far as the log knows
    static Optional<Past> of(PackageId packageId, Instant at, Histories histories) {
        var read = new Read(histories, at);
        return read.exists(packageId)
                ? Optional.of(new Past(read.chain(packageId), at, read.recordedUpTo()))
                : Optional.empty();
    }
}

package io.whereabouts.query.asof;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.RecordedEvent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The past of a package and of what was around it, at one moment.
///
/// @param recordedUpTo when the newest of what the answer rests on was recorded
record Past(Chain chain, Instant at, Instant recordedUpTo) {
    /// @return absent if it was never registered, as far as the log knows
    static Optional<Past> of(PackageId packageId, Instant at, Histories histories) {
        var read = new Read(histories);
        if (read.of(packageId).stream().noneMatch(recorded -> recorded.event() instanceof PackageRegistered)) {
            return Optional.empty();
        }
        var chain = Chain.of(read.known(packageId, at), container -> read.known(container, at));
        return Optional.of(new Past(chain, at, read.newest()));
    }

    /// Each history is read once, even if two packages were in each other.
    private static final class Read {
        private final Histories histories;
        private final Map<PackageId, List<RecordedEvent>> read = new HashMap<>();

        Read(Histories histories) {
            this.histories = histories;
        }

        List<RecordedEvent> of(PackageId packageId) {
            return read.computeIfAbsent(packageId, histories::of);
        }

        Known known(PackageId packageId, Instant at) {
            return Known.of(packageId, Standing.of(of(packageId)), at);
        }

        Instant newest() {
            return read.values().stream()
                    .flatMap(List::stream)
                    .map(RecordedEvent::recordedAt)
                    .max(Instant::compareTo)
                    .orElseThrow();
        }
    }
}

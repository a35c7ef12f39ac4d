package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.RecordedEvent;
import java.time.Instant;
import java.util.Comparator;

/// A scan that the view keeps.
///
/// Slots sort by effective time, then by the time of recording, then by event id: two scans are never equal, and
/// each reader of the events finds the same one newest.
record Slot(Instant effectiveAt, Instant recordedAt, String eventId, PackageScanned scan) implements Comparable<Slot> {
    private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::effectiveAt)
            .thenComparing(Slot::recordedAt)
            .thenComparing(Slot::eventId);

    static Slot of(RecordedEvent recorded, PackageScanned scan) {
        return new Slot(recorded.effectiveAt(), recorded.recordedAt(), recorded.eventId(), scan);
    }

    Place place() {
        return Place.of(scan.position());
    }

    /// The scanner's clock was ahead of ours: the scan counts from the moment it was recorded.
    boolean clockAhead() {
        return scan.happenedAt().isAfter(recordedAt);
    }

    @Override
    public int compareTo(Slot other) {
        return ORDER.compare(this, other);
    }
}

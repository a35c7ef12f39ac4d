package io.whereabouts.query.currentlocation;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.RecordedScan;
import java.time.Instant;
import java.util.Comparator;

/// Where a scan stands among the scans of its package: by effective time, then by the time of recording, then by
/// event id. No two are equal, and each reader of the events finds the same one newest.
record ScanKey(Instant effectiveAt, Instant recordedAt, String eventId) implements Comparable<ScanKey> {
    private static final Comparator<ScanKey> ORDER = Comparator.comparing(ScanKey::effectiveAt)
            .thenComparing(ScanKey::recordedAt)
            .thenComparing(ScanKey::eventId);

    static ScanKey of(RecordedEvent recorded) {
        return new ScanKey(recorded.effectiveAt(), recorded.recordedAt(), recorded.eventId());
    }

    static ScanKey of(RecordedScan scan) {
        return new ScanKey(scan.effectiveAt(), scan.recordedAt(), scan.eventId().value());
    }

    @Override
    public int compareTo(ScanKey other) {
        return ORDER.compare(this, other);
    }
}

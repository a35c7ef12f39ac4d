package io.whereabouts.events;

import java.time.Instant;

/// Names a scan that is stored, and says where it stands among the scans of its package: they are in the order of
/// effective time, time of recording and event id.
public record RecordedScan(ScanId scan, EventId eventId, Instant effectiveAt, Instant recordedAt) {
    public RecordedScan {
        effectiveAt = Moment.within("effectiveAt", effectiveAt);
        recordedAt = Moment.within("recordedAt", recordedAt);
    }
}

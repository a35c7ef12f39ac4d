package io.whereabouts.events;

import java.util.Locale;

/// The natural key of a scan.
///
/// @param session a scanner's count starts again when it is reset; each start is a session of its own
/// @param sequence the scanner's own count in that session, 0 to 999,999,999,999
public record ScanId(ScannerId scanner, SessionId session, long sequence) implements Comparable<ScanId> {
    public static final long GREATEST_SEQUENCE = 999_999_999_999L;

    public ScanId {
        if (sequence < 0 || sequence > GREATEST_SEQUENCE) {
            throw new IllegalArgumentException(
                    "sequence must be from 0 to %d, not %d".formatted(GREATEST_SEQUENCE, sequence));
        }
    }

    /// `scanner#session#sequence`, the sequence padded to 12 digits: sorts by time within a session.
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s#%s#%012d", scanner, session, sequence); // a stored key: no local digits
    }

    @Override
    public int compareTo(ScanId other) {
        return toString().compareTo(other.toString());
    }
}

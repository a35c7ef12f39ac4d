package io.whereabouts.eventstore;

import java.time.Instant;
import java.util.Comparator;
import org.axonframework.messaging.eventhandling.processing.streaming.token.TrackingToken;

/// A place in the order of recording: behind this event. Only what one reading of the whole table gave is in that
/// order: what another clock stamped earlier may be stored later.
///
/// @param index of the event within its append
public record RecordingToken(Instant recordedAt, int index, String eventId) implements TrackingToken {
    /// Before every event.
    static final RecordingToken BEGINNING = new RecordingToken(Instant.EPOCH, 0, "");

    static final Comparator<RecordingToken> ORDER = Comparator.comparing(RecordingToken::recordedAt)
            .thenComparing(RecordingToken::index)
            .thenComparing(RecordingToken::eventId);

    static RecordingToken of(TrackingToken token) {
        if (token instanceof RecordingToken known) {
            return known;
        }
        throw new IllegalArgumentException(
                "tracking token %s is not of this event store; use one that it gave".formatted(token));
    }

    @Override
    public RecordingToken lowerBound(TrackingToken other) {
        return covers(other) ? of(other) : this;
    }

    @Override
    public RecordingToken upperBound(TrackingToken other) {
        return covers(other) ? this : of(other);
    }

    @Override
    public boolean covers(TrackingToken other) {
        return ORDER.compare(this, of(other)) >= 0;
    }
}

package io.whereabouts.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// An observation has the natural key of a stored one, but not its type, version and payload. It was not written.
public final class ConflictingObservation extends EventStoreException {
    private static final long serialVersionUID = 1;

    ConflictingObservation(String message) {
        super(message);
    }
}

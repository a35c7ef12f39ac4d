package io.whereabouts.eventstore;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/// An observation has the natural key of a stored one, but not its type, version and payload. It was not written.
public final class ConflictingObservation extends EventStoreException {
    private static final long serialVersionUID = 1;

    ConflictingObservation(List<String> keys) {
        super("recorded before with other content, and not written now: %s".formatted(String.join(", ", keys)));
    }
}

package io.whereabouts.eventstore;

import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;

/// Something that the decision relied on has changed since it was read: an event that its criteria match was
/// appended meanwhile. Nothing was written; read again and decide again.
public final class AppendConflict extends AppendEventsTransactionRejectedException {
    private static final long serialVersionUID = 1;

    AppendConflict(String what, String tag, long head) {
        super(
                "%s: under %s an event that the criteria match was appended since position %d was read; read again and decide again"
                        .formatted(what, tag, head));
    }
}

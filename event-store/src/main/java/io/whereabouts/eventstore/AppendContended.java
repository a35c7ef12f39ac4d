package io.whereabouts.eventstore;

import org.axonframework.common.AxonTransientException;

/// So many others write under the same tags that no free position was found in time. Nothing was written, and
/// nothing is known to be in conflict; the same append may succeed later.
public final class AppendContended extends AxonTransientException {
    private static final long serialVersionUID = 1;

    AppendContended(String message) {
        super(message);
    }
}

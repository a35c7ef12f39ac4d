package io.whereabouts.eventstore;

import org.axonframework.common.AxonTransientException;

/// The append was tried again and again, and each time others were writing under the same tags, or DynamoDB was
/// throttling. Nothing was written, and nothing is known to be in conflict; the same append may succeed later.
public final class AppendContended extends AxonTransientException {
    private static final long serialVersionUID = 1;

    AppendContended(String what, int attempts) {
        super(
                "%s was not possible in %d attempts, because others write there all the time or the table is throttled; nothing was written, try again later"
                        .formatted(what, attempts));
    }
}

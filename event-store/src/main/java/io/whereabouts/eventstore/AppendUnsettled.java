package io.whereabouts.eventstore;

import org.axonframework.common.AxonTransientException;
import software.amazon.awssdk.core.exception.SdkException;

/// DynamoDB gave no reply, repeatedly, so that nobody knows whether the events were written. They are stored once or
/// not at all: whoever reads again finds out, and may then send the command again.
public final class AppendUnsettled extends AxonTransientException {
    private static final long serialVersionUID = 1;

    AppendUnsettled(String what, SdkException noReply) {
        super(
                "%s got no reply, so that it may or may not have been written; read again before it is sent again"
                        .formatted(what),
                noReply);
    }
}

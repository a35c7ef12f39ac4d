package io.whereabouts.eventstore.reading;

/// DynamoDB refused a request, or did not answer, too often. The reading can be resumed from its last bookmark.
public final class ReadingStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReadingStopped(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.whereabouts.eventstore.reading;

/// An export that is not complete, not undamaged, or not in a format that can be read; the message says which file.
public final class BadExport extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadExport(String message) {
        super(message);
    }

    BadExport(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.whereabouts.operations.sql;

/// An engine did not answer; the message says why, and what to do.
public final class QueryFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueryFailed(String message) {
        super(message);
    }

    QueryFailed(String message, Throwable cause) {
        super(message, cause);
    }
}

package io.whereabouts.query.auditlog;

/// An object of the log that is not what was written. Better no history than a wrong one.
final class Damaged extends RuntimeException {
    Damaged(String reason) {
        super(reason);
    }

    Damaged(String reason, Throwable cause) {
        super(reason, cause);
    }
}

package io.whereabouts.query.auditlog;

/// An object that is not there: of merged ones, because another took its place. Who reads starts again.
final class Gone extends RuntimeException {
    Gone(String key, Throwable cause) {
        super("there is no object " + key, cause);
    }

    Gone(String key) {
        super("there is no object " + key);
    }
}

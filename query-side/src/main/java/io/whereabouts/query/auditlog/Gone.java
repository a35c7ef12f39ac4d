package io.whereabouts.query.auditlog;

/// An object that is not there: of merged ones, because another took its place. Who reads starts again;
/// who merges leaves it.
final class Gone extends RuntimeException {
    private final String key;

    Gone(String key, Throwable cause) {
        super("there is no object " + key, cause);
        this.key = key;
    }

    String key() {
        return key;
    }
}

package io.whereabouts.query.auditlog;

/// A simulated process has died: nothing of it goes on, not even its cleaning up.
final class Crashed extends Error {
    private static final long serialVersionUID = 1;

    Crashed() {
        super("crashed", null, false, false);
    }
}

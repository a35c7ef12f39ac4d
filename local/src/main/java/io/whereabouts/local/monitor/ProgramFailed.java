package io.whereabouts.local.monitor;

/// The Pulumi program did not run to its end; the message holds what it said.
public final class ProgramFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    ProgramFailed(String message) {
        super(message);
    }
}

package io.whereabouts.local.monitor;

/// The program declares something that the local environment cannot be.
public final class UnknownResource extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownResource(String message) {
        super(message);
    }
}

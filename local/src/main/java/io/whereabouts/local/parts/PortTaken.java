package io.whereabouts.local.parts;

/// Somebody else listens where we must.
public final class PortTaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    PortTaken(String message) {
        super(message);
    }
}

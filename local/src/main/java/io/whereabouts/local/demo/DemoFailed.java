package io.whereabouts.local.demo;

/// The demonstration did not go as it should; the message says how.
public final class DemoFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    DemoFailed(String message) {
        super(message);
    }
}

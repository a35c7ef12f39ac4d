package io.whereabouts.local.provision;

/// A declaration that cannot be met here; the message says what to do.
public final class CannotProvision extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotProvision(String message) {
        super(message);
    }
}

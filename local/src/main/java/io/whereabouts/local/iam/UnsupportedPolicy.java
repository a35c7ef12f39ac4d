package io.whereabouts.local.iam;

/// A policy that cannot be judged here, so nothing may be built on it; the message says which part.
public final class UnsupportedPolicy extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnsupportedPolicy(String message) {
        super(message);
    }
}

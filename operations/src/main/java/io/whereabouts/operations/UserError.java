package io.whereabouts.operations;

/// Something that the person at the keyboard can put right; the message says how.
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserError(String message) {
        super(message);
    }
}

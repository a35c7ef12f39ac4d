package io.whereabouts.command.lambda;

/// What was asked for may or may not have been done: the store was throttled, out of reach, or too slow. The same
/// request can safely be sent again.
final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}

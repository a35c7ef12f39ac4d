package io.whereabouts.local.demo;

/// A file that is no track; the message says what is wrong with it.
public final class BadTrack extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadTrack(String message) {
        super(message);
    }
}

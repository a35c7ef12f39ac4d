package io.whereabouts.pictures;

/// A file that is not what its link was given out for. Its message is for whoever sent it.
final class NotKept extends Exception {
    private static final long serialVersionUID = 1;

    NotKept(String message) {
        super(message, null, false, false); // expected, so nobody looks at a stack trace
    }
}

package io.whereabouts.benchmarks.volumes;

/// There is nothing to be measured with; the message says how to install it.
final class NotInstalled extends Exception {
    private static final long serialVersionUID = 1;

    NotInstalled(String message) {
        super(message);
    }
}

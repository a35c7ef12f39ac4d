package io.whereabouts.stacks.components;

/// How precious the data of a stack is.
public enum Durability {
    /// Protected from deletion, kept when it leaves the program, and recoverable to any moment of the last weeks.
    KEPT,
    /// Gone with its stack, at once and without a trace.
    DISPOSABLE;

    boolean isKept() {
        return this == KEPT;
    }
}

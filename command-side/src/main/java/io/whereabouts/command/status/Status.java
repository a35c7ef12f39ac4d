package io.whereabouts.command.status;

/// What became of a package, as far as anybody said.
public enum Status {
    /// Registered, or found.
    UNDERWAY,
    /// Nobody knows where it is, and somebody has looked.
    LOST,
    /// Whoever it was for has it.
    DELIVERED,
    /// Its life is over.
    CLOSED
}

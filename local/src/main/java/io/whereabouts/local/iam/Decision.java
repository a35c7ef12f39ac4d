package io.whereabouts.local.iam;

/// Whether an access is allowed.
public sealed interface Decision {
    /// By which statement.
    record Allowed(Grant grant) implements Decision {}

    /// @param message as AWS words it
    record Denied(String message) implements Decision {}

    default boolean isAllowed() {
        return this instanceof Allowed;
    }
}

package io.whereabouts.stacks;

import com.pulumi.exceptions.RunException;

/// The stack's settings are wrong. Pulumi shows the message of a `RunException` without a stack trace.
public final class InvalidSettings extends RunException {
    public InvalidSettings(String message) {
        super(message);
    }
}

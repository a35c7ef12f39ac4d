package io.whereabouts.command;

import org.axonframework.messaging.core.MessageTypeResolver;
import org.axonframework.messaging.eventhandling.gateway.EventAppender;

/// What a command comes to. A broken rule is a value; only a fault is an exception.
public sealed interface Decision {

    /// It holds, and is recorded by this fact.
    record Accepted(Fact fact) implements Decision {}

    /// It was so already, because of this earlier fact; nothing is recorded.
    record Unchanged(Fact fact) implements Decision {}

    /// @param message what was wrong, with the value, and what to do
    record Refused(Reason reason, String message) implements Decision {}

    /// Why, as far as the sender has to act on it in another way.
    enum Reason {
        /// There is no such package.
        UNKNOWN_PACKAGE,
        /// There is no such scanner.
        UNKNOWN_SCANNER,
        /// It contradicts what was decided before.
        CONFLICT,
        /// The key of a request was sent with another before.
        REUSED_KEY,
        /// Others replaced what it was to replace.
        STALE
    }

    static Decision accept(Fact fact) {
        return new Accepted(fact);
    }

    static Decision unchanged(Fact because) {
        return new Unchanged(because);
    }

    static Decision refuse(Reason reason, String message) {
        return new Refused(reason, message);
    }

    /// Records it, if there is something to record.
    default void appendTo(EventAppender appender, MessageTypeResolver types) {
        if (this instanceof Accepted accepted) {
            appender.append(accepted.fact().message(types));
        }
    }
}

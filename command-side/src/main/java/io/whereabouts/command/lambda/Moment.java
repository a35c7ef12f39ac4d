package io.whereabouts.command.lambda;

import java.time.DateTimeException;
import java.time.Instant;

/// A time as requests write it: RFC 3339, with its offset.
final class Moment {
    static final int LONGEST = 40;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moment() {}

    static Instant within(Instant instant) {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "must lead to a time of the years 1970 to 9999, not to %s".formatted(instant));
        }
        return instant;
    }

    /// @throws IllegalArgumentException if it is none, or one at which nobody can have done anything
    static Instant parse(String text) {
        try {
            var instant = text.length() > LONGEST ? Instant.MAX : Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // refused below, like a time that nobody can have done anything at
        }
        throw new IllegalArgumentException(
                "must be a time of the years 1970 to 9999 with its offset, such as 2026-11-01T09:00:00Z");
    }
}

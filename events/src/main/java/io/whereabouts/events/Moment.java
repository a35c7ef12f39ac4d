package io.whereabouts.events;

import java.time.Instant;

/// The moments that an event can hold: four digits for the year, so that ISO 8601 and JSON Schema's `date-time` can
/// write them, and none before computers counted time.
final class Moment {
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moment() {}

    static Instant within(String name, Instant at) {
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    "%s must be in the years 1970 to 9999, not %s; set the clock".formatted(name, at));
        }
        return at;
    }
}

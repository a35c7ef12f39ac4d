package io.whereabouts.query.http;

import java.time.DateTimeException;
import java.time.Instant;

/// The moment that is asked for: RFC 3339, with its offset.
public final class Moment {
    public static final String NAME = "at";
    static final int LONGEST = 40;
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Moment() {}

    public static Instant of(Request request) {
        return request.parameter(NAME)
                .map(Moment::parse)
                .orElseThrow(() -> Refused.badRequest(
                        NAME,
                        "at is missing; ask for a moment, such as at=2026-11-01T14:00:00Z, or for where it is now with"
                                + " GET /packages/{id}"));
    }

    private static Instant parse(String text) {
        try {
            var at = text.length() > LONGEST ? Instant.MAX : Instant.parse(text);
            if (!at.isBefore(EARLIEST) && !at.isAfter(LATEST)) {
                return at;
            }
        } catch (DateTimeException e) {
            // refused below, like a moment at which nothing can have been anywhere
        }
        throw Refused.badRequest(
                NAME,
                "at must be a time of the years 1970 to 9999 with its offset, such as 2026-11-01T14:00:00Z, not '%s';"
                                .formatted(Request.shown(text))
                        + " write a + in it as %2B");
    }
}

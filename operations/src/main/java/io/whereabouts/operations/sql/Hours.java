package io.whereabouts.operations.sql;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Hours in which the log was written, UTC, both included: how the log is divided, as `2026-11-01T09`.
public record Hours(String first, String last) {
    private static final Duration USUAL = Duration.ofHours(23);
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withResolverStyle(ResolverStyle.STRICT);
    private static final int DAY_LENGTH = "2026-11-01".length();

    public Hours {
        if (first.compareTo(last) > 0) {
            throw new IllegalArgumentException(
                    "--from %s is after --to %s; name the earlier one first".formatted(first, last));
        }
    }

    /// @param from a day or an hour; absent for 23 hours before the last one
    /// @param to a day or an hour, all of it; absent for the present one
    public static Hours of(Optional<String> from, Optional<String> to, Instant now) {
        var last = to.map(text -> hour("--to", text, 23))
                .orElseGet(() -> LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.HOURS));
        var first = from.map(text -> hour("--from", text, 0)).orElseGet(() -> last.minus(USUAL));
        return new Hours(HOUR.format(first), HOUR.format(last));
    }

    boolean contains(String hour) {
        return first.compareTo(hour) <= 0 && hour.compareTo(last) <= 0;
    }

    private static LocalDateTime hour(String option, String text, int ofDay) {
        try {
            return text.length() == DAY_LENGTH
                    ? LocalDate.parse(text).atTime(ofDay, 0)
                    : LocalDateTime.parse(text, HOUR);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "%s must be a day such as 2026-11-01 or an hour such as 2026-11-01T09, in UTC, not '%s'"
                            .formatted(option, text),
                    e);
        }
    }

    @Override
    public String toString() {
        return "%s to %s".formatted(first, last);
    }
}

package io.whereabouts.query.auditlog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// A day or a month of recording, in UTC.
///
/// @param text such as `2026-11-01` or `2026-11`
record Period(String text) implements Comparable<Period> {
    private static final int MONTH_LENGTH = 7;

    static Period day(Instant recordedAt) {
        return new Period(recordedAt.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }

    boolean isDay() {
        return text.length() > MONTH_LENGTH;
    }

    /// The month of a day; a month's is itself.
    Period month() {
        return new Period(text.substring(0, MONTH_LENGTH));
    }

    Instant end() {
        var next = isDay()
                ? LocalDate.parse(text).plusDays(1)
                : YearMonth.parse(text).plusMonths(1).atDay(1);
        return next.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /// Where its objects are.
    String prefix() {
        return "%s%s=%s/".formatted(MergedWriter.PREFIX, isDay() ? "day" : "month", text);
    }

    @Override
    public int compareTo(Period other) {
        return text.compareTo(other.text);
    }
}

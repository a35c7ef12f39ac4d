package io.whereabouts.query.presence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// What sheets are called: by the hours and days in which the log was written, in UTC.
final class Names {
    static final String FOLDER = "presence/";
    static final String HOUR = FOLDER + "hour=";
    static final String LATE = FOLDER + "late=";
    static final String STANDING = FOLDER + "standing=";
    private static final String ENDING = ".tsv.gz";
    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final int DATE = "2026-11-01".length();

    private Names() {}

    /// @param hour as the log's names have it: `2026-11-01T09`
    static String hour(String hour) {
        return HOUR + hour + ENDING;
    }

    static String late(LocalDate day) {
        return LATE + day + ENDING;
    }

    static String standing(LocalDate day) {
        return STANDING + day + ENDING;
    }

    /// What the names of a day's hours begin with.
    static String hoursOf(LocalDate day) {
        return HOUR + day;
    }

    static String hour(Instant moment) {
        return hour(HOURS.format(moment));
    }

    static String hourOf(String name) {
        return name.substring(HOUR.length(), name.length() - ENDING.length());
    }

    static LocalDate dayOf(String name) {
        var from = name.indexOf('=') + 1;
        return LocalDate.parse(name.substring(from, from + DATE));
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    static Instant startOfHour(String hour) {
        return Instant.parse(hour + ":00:00Z");
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}

package io.whereabouts.query.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// What sheets are called: by the hours and days in which the log was written, in UTC. Where there is too much for one
/// sheet, others come before it, each with how far it goes: `hour=2026-11-01T09.000000600.tsv.gz`. The last one has no
/// number: with it, all is there.
final class Names {
    static final String FOLDER = "presence/";
    static final String HOUR = FOLDER + "hour=";
    static final String LATE = FOLDER + "late=";
    static final String STANDING = FOLDER + "standing=";
    private static final String ENDING = ".tsv.gz";
    private static final DateTimeFormatter HOURS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH").withZone(ZoneOffset.UTC);
    private static final int DATE = "2026-11-01".length();
    private static final int IN_HOUR = "2026-11-01T09".length();
    private static final int DIGITS = 9;

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
        return name.substring(HOUR.length(), HOUR.length() + IN_HOUR);
    }

    /// The name of one before the last.
    ///
    /// @param name of the last
    /// @param count how much of all is in it and in those before it
    static String upTo(int count, String name) {
        return "%s.%09d%s".formatted(stem(name), count, ENDING);
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - ENDING.length());
    }

    /// The last hour that has its last sheet.
    static Optional<String> lastHour(List<Sheets.Stored> hours) {
        return hours.stream()
                .filter(hour -> isLast(hour.name()))
                .map(hour -> hourOf(hour.name()))
                .reduce((earlier, later) -> later);
    }

    /// How much of an hour is in its sheets before the last.
    static int farthest(String hour, List<Sheets.Stored> hours) {
        return hours.stream()
                .map(Sheets.Stored::name)
                .filter(name -> hourOf(name).equals(hour) && !isLast(name))
                .mapToInt(
                        name -> Integer.parseInt(stem(name).substring(stem(name).length() - DIGITS)))
                .max()
                .orElse(0);
    }

    private static boolean isLast(String name) {
        return stem(name).indexOf('.') < 0;
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

    static Instant endOfHour(String hour) {
        return startOfHour(hour).plus(Duration.ofHours(1));
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}

package io.whereabouts.query.presence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the log: a sheet for each hour that is over, and for each day that is over one of what was said late, and
/// one of what stands. Each is written once, as a whole: a run that dies is continued by the next, from what is there.
final class Writer {
    private static final Logger log = LoggerFactory.getLogger(Writer.class);

    /// After the end of an hour no object of the log can come: a function lives for 15 minutes at most, and names an
    /// object when it writes it.
    static final Duration SETTLES = Duration.ofMinutes(30);

    /// By which the clock of whoever records may be ahead of that of whoever writes the log.
    static final Duration CLOCKS = Duration.ofMinutes(5);

    /// For how long a package stands whose life has ended: a queue keeps for two weeks what it cannot hand over, and
    /// the
    /// dead letters of that for two more.
    static final Duration KEPT = Duration.ofDays(35);

    private final EventLog events;
    private final Sheets sheets;
    private final Histories histories;
    private final Duration kept;

    Writer(EventLog events, Sheets sheets, Histories histories) {
        this(events, sheets, histories, KEPT);
    }

    Writer(EventLog events, Sheets sheets, Histories histories, Duration kept) {
        this.kept = kept;
        this.events = events;
        this.sheets = sheets;
        this.histories = histories;
    }

    /// @param timeIsUp asked between two sheets
    void run(Instant now, BooleanSupplier timeIsUp) {
        var open = Names.hour(now.minus(SETTLES));
        var last = last(Names.STANDING);
        var done = last(Names.HOUR, last.isEmpty() ? "" : Names.hoursOf(Names.dayOf(last)));
        for (var hour : events.hoursAfter(done.isEmpty() ? "" : Names.hourOf(done))) {
            if (Names.hour(hour.name()).compareTo(open) >= 0) {
                break;
            }
            if (timeIsUp.getAsBoolean()) {
                return;
            }
            write(hour.name());
        }
        days(last, Names.dayOf(open), timeIsUp);
    }

    private String last(String prefix) {
        return last(prefix, "");
    }

    private String last(String prefix, String after) {
        var stored = sheets.list(prefix, after);
        return stored.isEmpty() ? "" : stored.getLast().name();
    }

    private void write(String hour) {
        var sheet = new HourSheet();
        events.read(hour, sheet::add);
        put(Names.hour(hour), sheet.statements(histories));
    }

    private void days(String last, LocalDate open, BooleanSupplier timeIsUp) {
        var days = new TreeMap<LocalDate, List<Sheets.Stored>>();
        var before = last.isEmpty() ? LocalDate.MIN : Names.dayOf(last);
        for (var hour : sheets.list(Names.HOUR, last.isEmpty() ? "" : Names.hoursOf(before))) {
            var day = Names.dayOf(hour.name());
            if (day.isAfter(before) && day.isBefore(open)) {
                days.computeIfAbsent(day, unused -> new ArrayList<>()).add(hour);
            }
        }
        for (var day : days.entrySet()) {
            if (timeIsUp.getAsBoolean()) {
                return;
            }
            write(day.getKey(), day.getValue());
        }
    }

    private void write(LocalDate day, List<Sheets.Stored> hours) {
        var night = new Night(kept);
        var stood = sheets.list(Names.STANDING, "");
        if (!stood.isEmpty()) {
            SheetReader.of(sheets, stood.getLast()).forEach(night::stood);
        }
        var late = new TreeSet<Statement>();
        var begun = Names.startOf(day).plus(CLOCKS);
        for (var hour : hours) {
            SheetReader.of(sheets, hour).forEach(statement -> {
                night.said(statement);
                if (statement.isFindable() && statement.from().isBefore(begun)) {
                    late.add(statement);
                }
            });
        }
        put(Names.late(day), late);
        put(
                Names.standing(day),
                night.standing(histories, Names.startOf(day.plusDays(1)).plus(CLOCKS)));
    }

    private void put(String name, SortedSet<Statement> statements) {
        sheets.put(name, Sheet.of(statements));
        log.atInfo()
                .addKeyValue("sheet", name)
                .addKeyValue("statements", statements.size())
                .log("sheet written");
    }
}

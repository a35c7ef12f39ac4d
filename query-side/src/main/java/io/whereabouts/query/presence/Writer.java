package io.whereabouts.query.presence;

import io.whereabouts.query.history.Histories;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/// Follows the log: a sheet for each hour that is over, and for each day that is over one of what was said late, and
/// one of what stands. Each is written once, as a whole: a run that dies is continued by the next, from what is there.
final class Writer {
    /// After the end of an hour no object of the log can come: a function lives for 15 minutes at most, and names an
    /// object when it writes it.
    static final Duration SETTLES = Duration.ofMinutes(30);

    /// By which the clock of whoever records may be ahead of that of whoever writes the log.
    static final Duration CLOCKS = Duration.ofMinutes(5);

    /// For how long a package stands whose life has ended: a queue keeps for two weeks what it cannot hand over, and
    /// its dead letters for two more.
    static final Duration KEPT = Duration.ofDays(35);

    private final HourWriter hours;
    private final DayWriter days;

    Writer(EventLog events, Sheets sheets, Histories histories) {
        this(events, sheets, histories, KEPT, Most.OF_A_SHEET);
    }

    Writer(EventLog events, Sheets sheets, Histories histories, Duration kept, Most most) {
        hours = new HourWriter(events, sheets, histories, most);
        days = new DayWriter(sheets, histories, kept, most);
    }

    /// What is too much for one sheet: after a rebuild, an hour has all that ever was.
    ///
    /// @param bytes of the log's objects
    /// @param statements that were told late
    record Most(long bytes, int statements) {
        /// They take half a gigabyte of memory, and a minute.
        static final Most OF_A_SHEET = new Most(50_000_000, 1_000_000);
    }

    /// @param timeIsUp asked between two sheets
    /// @return for how long the oldest sheet that is left could have been written; zero if none is
    Duration run(Instant now, BooleanSupplier timeIsUp) {
        var settled = now.minus(SETTLES);
        var open = Names.hourOf(Names.hour(settled));
        var closed = days.closed();
        var left = hours.write(closed, open, timeIsUp).map(Names::endOfHour);
        if (left.isEmpty()) {
            left = days.write(closed, Names.dayOf(Names.hour(open)), timeIsUp)
                    .map(day -> Names.startOf(day.plusDays(1)));
        }
        return left.map(end -> Duration.between(end, settled)).orElse(Duration.ZERO);
    }
}

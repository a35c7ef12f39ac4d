package io.whereabouts.query.presence;

import io.whereabouts.query.auditlog.Folder;
import io.whereabouts.query.auditlog.WholeLog;
import io.whereabouts.query.history.Histories;
import io.whereabouts.query.parallel.Parallel;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import software.amazon.awssdk.services.s3.S3Client;

/// Who may have been where, for any moment.
public final class Presence {
    /// Of the log's objects that are in no sheet yet: what can be read in a second or two.
    static final long MOST_UNREAD = 50_000_000;

    /// Of which a list each is taken, before one of all is shorter.
    private static final int MOST_DAYS = 20;

    /// They wait, and do not work: more than there are processors.
    private static final int WIDTH = 48;

    private final EventLog events;
    private final Sheets sheets;
    private final Histories histories;
    private final InstantSource clock;
    private final Parallel parallel = new Parallel("presence", WIDTH);

    Presence(EventLog events, Sheets sheets, Histories histories, InstantSource clock) {
        this.events = events;
        this.sheets = sheets;
        this.histories = histories;
        this.clock = clock;
    }

    /// As it lies in S3.
    ///
    /// @param log the bucket of the log, or a folder in it
    /// @param merged the same of what is made of it
    public static Presence in(S3Client s3, String log, String merged, Histories histories) {
        return new Presence(
                new LoggedObjects(WholeLog.in(s3, log)),
                new S3Sheets(s3, Folder.of(merged)),
                histories,
                InstantSource.system());
    }

    /// @param at a moment; what came into effect later is not looked at
    public Then at(Instant at) {
        var now = clock.instant();
        var standing = sheets.list(Names.STANDING, "");
        var stood = standing.stream()
                .filter(sheet -> !Names.startOf(Names.dayOf(sheet.name()).plusDays(1))
                        .plus(Writer.CLOCKS)
                        .isAfter(at))
                .reduce((earlier, later) -> later);
        var before = stood.map(sheet -> Names.dayOf(sheet.name())).orElse(LocalDate.MIN);
        var closed = standing.isEmpty()
                ? LocalDate.MIN
                : Names.dayOf(standing.getLast().name());
        var asked = Names.day(at);
        var newest = sheets.list(Names.HOUR, standing.isEmpty() ? "" : Names.hoursOf(closed));
        var chosen = new ArrayList<Sheets.Stored>();
        stood.ifPresent(chosen::add);
        chosen.addAll(hours(before, earlier(asked, closed)));
        newest.stream()
                .filter(sheet -> Names.dayOf(sheet.name()).isAfter(closed))
                .forEach(chosen::add);
        sheets.list(Names.LATE, "").stream()
                .filter(sheet -> Names.dayOf(sheet.name()).isAfter(asked)
                        && !Names.dayOf(sheet.name()).isAfter(closed))
                .forEach(chosen::add);
        return then(at, chosen, Names.lastHour(newest).orElse(""), now);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    /// Of the days after one, up to another.
    private List<Sheets.Stored> hours(LocalDate after, LocalDate to) {
        if (!after.isBefore(to)) {
            return List.of();
        }
        if (after.isBefore(to.minusDays(MOST_DAYS))) {
            return sheets.list(Names.HOUR, "").stream()
                    .filter(sheet -> Names.dayOf(sheet.name()).isAfter(after)
                            && !Names.dayOf(sheet.name()).isAfter(to))
                    .toList();
        }
        return after.plusDays(1)
                .datesUntil(to.plusDays(1))
                .flatMap(day -> sheets.list(Names.hoursOf(day), "").stream())
                .toList();
    }

    /// With what is in no sheet yet, unless that is too much.
    private Then then(Instant at, List<Sheets.Stored> chosen, String done, Instant now) {
        var unread = events.after(done);
        if (unread.stream().mapToLong(EventLog.Logged::bytes).sum() > MOST_UNREAD) {
            var upTo = Names.startOfHour(unread.getFirst().hour());
            return new Then(at, sheets, chosen, new TreeSet<>(), upTo, false, parallel);
        }
        var rest = new HourSheet();
        unread.stream()
                .map(object -> parallel.start(() -> add(object, rest)))
                .toList()
                .forEach(Parallel::result);
        return new Then(at, sheets, chosen, rest.statements(histories), now, true, parallel);
    }

    private EventLog.Logged add(EventLog.Logged object, HourSheet sheet) {
        events.read(object, sheet::add);
        return object;
    }
}

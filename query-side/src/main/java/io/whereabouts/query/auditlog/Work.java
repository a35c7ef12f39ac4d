package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.Fold.Eagerness;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a run of the merger is for; each has a schedule of its own. All of it can run at once.
enum Work {
    /// What the log has got, and the pieces of days that still grow.
    LOG(Duration.ofHours(1)),
    /// Days that have ended, and objects that nothing needs any more.
    DAYS(Duration.ofHours(6)),
    /// Months that have ended.
    MONTHS(Duration.ofDays(8));

    /// After its end: most of what was recorded in a day is in the log by then.
    private static final Duration DAY_SETTLES = Duration.ofHours(1);

    private static final Duration MONTH_SETTLES = Duration.ofDays(1);

    private final Duration patience;

    Work(Duration patience) {
        this.patience = patience;
    }

    /// How long what is due may wait. Twice as long as it takes at 2,000 scans a second: a day three hourly runs, a
    /// month those of four days. An hour of the log takes one run; who needs an hour for it never catches up.
    Duration patience() {
        return patience;
    }

    Optional<Fold> next(Manifest manifest, Instant now, Limits limits) {
        return due(manifest, now, limits).findFirst();
    }

    /// The next of each period, the oldest first.
    Stream<Fold> due(Manifest manifest, Instant now, Limits limits) {
        var groups = this == MONTHS ? Fold.byMonth(manifest.pieces()) : Fold.byDay(manifest.pieces());
        return groups.entrySet().stream().flatMap(group -> next(group, now, limits).stream());
    }

    /// Since its period has ended and its pieces are all there: old events may be told today, as in a rebuild.
    Instant dueSince(Fold fold) {
        var ended = fold.period().end().plus(this == MONTHS ? MONTH_SETTLES : DAY_SETTLES);
        return Stream.concat(Stream.of(ended), fold.pieces().stream().map(piece -> Names.begun(piece.key())))
                .max(Comparator.naturalOrder())
                .orElse(ended);
    }

    private Optional<Fold> next(Map.Entry<Period, List<Piece>> group, Instant now, Limits limits) {
        return eagerness(group.getKey(), now)
                .flatMap(eagerness -> Fold.next(group.getKey(), group.getValue(), eagerness, limits));
    }

    /// Empty if a period is another's work.
    private Optional<Eagerness> eagerness(Period period, Instant now) {
        var monthEnded = ended(period.month(), MONTH_SETTLES, now);
        var dayEnded = ended(period, DAY_SETTLES, now);
        return switch (this) {
            case LOG -> dayEnded ? Optional.empty() : Optional.of(Eagerness.GROWING);
            case DAYS -> dayEnded && !monthEnded ? Optional.of(Eagerness.ENDED) : Optional.empty();
            case MONTHS -> monthEnded ? Optional.of(Eagerness.ENDED) : Optional.empty();
        };
    }

    private static boolean ended(Period period, Duration settles, Instant now) {
        return !now.isBefore(period.end().plus(settles));
    }
}

package io.whereabouts.query.auditlog;

import io.whereabouts.query.auditlog.Fold.Eagerness;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run of the merger is for; each has a schedule of its own. All of it can run at once.
enum Work {
    /// What the log has got, and the pieces of days that still grow.
    LOG,
    /// Days that have ended, and objects that nothing needs any more.
    DAYS,
    /// Months that have ended.
    MONTHS;

    /// After its end: most of what was recorded in a day is in the log by then.
    private static final Duration DAY_SETTLES = Duration.ofHours(1);

    private static final Duration MONTH_SETTLES = Duration.ofDays(1);

    Optional<Fold> next(Manifest manifest, Instant now, Limits limits) {
        var groups = this == MONTHS ? Fold.byMonth(manifest.pieces()) : Fold.byDay(manifest.pieces());
        return groups.entrySet().stream()
                .flatMap(group -> next(group, now, limits).stream())
                .findFirst();
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

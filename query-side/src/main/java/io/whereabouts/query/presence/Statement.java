package io.whereabouts.query.presence;

import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageClosed;
import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageRegistered;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.ScanRetracted;
import io.whereabouts.events.TagPosition;
import io.whereabouts.events.Tags;
import io.whereabouts.events.Unpacked;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// That a package is somewhere, from a moment on: until it says otherwise, and perhaps not even then.
///
/// @param key sorts as what is asked for: `c` and an S2 leaf cell, `p` and a container, `-` for nowhere; `!` where
///            something that was said before may count again, and `x` where the package's life has ended
/// @param altitude metres; 0 where the key is no cell
/// @param decision the position of the decision that left it so; empty for what was seen, or told too late to count
record Statement(String key, PackageId packageId, Instant from, double altitude, String decision)
        implements Comparable<Statement> {
    private static final String NOWHERE = "-";
    private static final String AGAIN = "!";
    private static final String CLOSED = "x";
    private static final String INSIDE = "p";

    /// The first decision about an identifier is always its registration.
    private static final String FIRST = "d#000000000000";
    private static final String COLUMN = "\t";
    private static final int COLUMNS = 5;
    private static final Comparator<Statement> ORDER = Comparator.comparing(Statement::key)
            .thenComparing(Statement::from)
            .thenComparing(statement -> statement.packageId().canonical())
            .thenComparing(Statement::decision)
            .thenComparing(Statement::altitude);

    /// Of an event, all that follows from it; nothing if it is not about where something is.
    static List<Statement> of(RecordedEvent recorded) {
        if (!(recorded.event() instanceof PackageEvent event)) {
            return List.of();
        }
        return switch (event) {
            case PackageScanned scan -> List.of(seen(scan, recorded.effectiveAt()));
            case ScanRetracted wrong -> List.of(left(wrong, recorded), again(wrong, wrong.effectiveAt(), ""));
            case PackingRetracted wrong -> List.of(left(wrong, recorded), again(wrong, wrong.effectiveAt(), ""));
            case Packed packed -> told(packed, left(packed, recorded));
            case Unpacked unpacked -> List.of(left(unpacked, recorded));
            case PackageRegistered registered -> registered(registered, position(recorded, Tags.LIFE));
            case PackageClosed closed ->
                List.of(new Statement(
                        CLOSED, closed.packageId(), closed.effectiveAt(), 0, position(recorded, Tags.LIFE)));
            default -> List.of();
        };
    }

    private static Statement seen(PackageScanned scan, Instant from) {
        var position = scan.position();
        return new Statement(Ground.key(position), scan.packageId(), from, position.altitude(), "");
    }

    private static Statement left(ItemDecision decision, RecordedEvent recorded) {
        return new Statement(
                decision.leaves().flatMap(Packing::container).map(Statement::in).orElse(NOWHERE),
                decision.packageId(),
                decision.leaves().map(Packing::since).orElse(decision.effectiveAt()),
                0,
                position(recorded, Tags.ITEM));
    }

    /// What was told late counted for a while, if not to the end.
    private static List<Statement> told(Packed packed, Statement left) {
        var told = new Statement(in(packed.container()), packed.packageId(), packed.effectiveAt(), 0, "");
        return told.key().equals(left.key()) && !told.from().isBefore(left.from())
                ? List.of(left)
                : List.of(left, told);
    }

    /// Who leads a second life may still be in the container of the first.
    private static List<Statement> registered(PackageRegistered registration, String position) {
        return position.equals(FIRST) ? List.of() : List.of(again(registration, registration.effectiveAt(), position));
    }

    private static Statement again(PackageEvent event, Instant from, String position) {
        return new Statement(AGAIN, event.packageId(), from, 0, position);
    }

    private static String position(RecordedEvent recorded, String key) {
        var tag = key + "=" + recorded.event().subject();
        return recorded.positions().stream()
                .filter(copy -> copy.tag().equals(tag))
                .map(TagPosition::position)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "event %s has no position under %s".formatted(recorded.eventId(), tag)));
    }

    static String in(PackageId container) {
        return INSIDE + container.canonical();
    }

    /// That it is in.
    Optional<PackageId> container() {
        return Optional.of(key)
                .filter(inside -> inside.startsWith(INSIDE))
                .map(inside -> PackageId.parse(inside.substring(INSIDE.length())));
    }

    boolean isSighting() {
        return Ground.isKey(key);
    }

    boolean isDecided() {
        return !decision.isEmpty() && (isNowhere() || key.startsWith(INSIDE));
    }

    boolean isNowhere() {
        return key.equals(NOWHERE);
    }

    boolean isAgain() {
        return key.equals(AGAIN);
    }

    boolean isClosed() {
        return key.equals(CLOSED);
    }

    /// Whether it says where the package is.
    boolean isFindable() {
        return isSighting() || key.startsWith(INSIDE);
    }

    /// A line: no identifier has a tab.
    String line() {
        return String.join(COLUMN, key, packageId.canonical(), from.toString(), Double.toString(altitude), decision);
    }

    static Statement parse(String line) {
        var columns = line.split(COLUMN, -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException("a line has %d columns, not %d".formatted(columns.length, COLUMNS));
        }
        return new Statement(
                columns[0],
                PackageId.parse(columns[1]),
                Instant.parse(columns[2]),
                Double.parseDouble(columns[3]),
                columns[4]);
    }

    @Override
    public int compareTo(Statement other) {
        return ORDER.compare(this, other);
    }
}

package io.whereabouts.query.presence;

import com.google.common.geometry.S2Region;
import io.whereabouts.events.PackageId;
import io.whereabouts.query.parallel.Parallel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Who may have been where at one moment: all that were, and some that were not, which their histories tell.
public final class Then {
    private static final Comparator<PackageId> ORDER = Comparator.comparing(PackageId::canonical);

    private final Instant at;
    private final Sheets sheets;
    private final List<Sheets.Stored> chosen;
    private final SortedSet<Statement> rest;
    private final Instant upTo;
    private final boolean upToDate;
    private final Map<Sheets.Stored, SheetReader> readers = new ConcurrentHashMap<>();
    private final Parallel parallel;

    Then(
            Instant at,
            Sheets sheets,
            List<Sheets.Stored> chosen,
            SortedSet<Statement> rest,
            Instant upTo,
            boolean upToDate,
            Parallel parallel) {
        this.at = at;
        this.sheets = sheets;
        this.chosen = List.copyOf(chosen);
        this.rest = rest;
        this.upTo = upTo;
        this.upToDate = upToDate;
        this.parallel = parallel;
    }

    /// What was written to the log until then is known here.
    public Instant upTo() {
        return upTo;
    }

    /// Whether that was all there was.
    public boolean isUpToDate() {
        return upToDate;
    }

    /// Those that may have been seen there last.
    ///
    /// @param low metres, as positions have them
    public SortedSet<PackageId> seenIn(S2Region region, double low, double high) {
        var ground = new Ground(region, low, high);
        var seen = new TreeSet<>(ORDER);
        in(ground.ranges(), ground::mayHold).forEach(statement -> seen.add(statement.packageId()));
        return seen;
    }

    /// What may have been in each of these; nothing for most.
    public Map<PackageId, SortedSet<PackageId>> putInto(Collection<PackageId> containers) {
        var inside = new HashMap<PackageId, SortedSet<PackageId>>();
        if (!containers.isEmpty()) {
            var ranges = containers.stream().map(Statement::in).map(Range::of).toList();
            in(ranges, statement -> true)
                    .forEach(statement -> statement
                            .container()
                            .ifPresent(container -> inside.computeIfAbsent(container, unused -> new TreeSet<>(ORDER))
                                    .add(statement.packageId())));
        }
        return inside;
    }

    private Stream<Statement> in(List<Range> ranges, Predicate<Statement> which) {
        var reads = new ArrayList<>(chosen.stream()
                .map(stored ->
                        parallel.start(() -> readers.computeIfAbsent(stored, unused -> SheetReader.of(sheets, stored))
                                .in(ranges, at)))
                .toList());
        return Stream.concat(
                        reads.stream().map(Parallel::result).flatMap(List::stream),
                        rest.stream()
                                .filter(statement -> !statement.from().isAfter(at))
                                .filter(statement ->
                                        ranges.stream().anyMatch(range -> range.contains(statement.key()))))
                .filter(which);
    }
}

package io.whereabouts.benchmarks.volumes;

import io.whereabouts.benchmarks.volumes.Results.Goal;
import io.whereabouts.benchmarks.volumes.Results.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a query of a volume should cost, and whether it did in this run.
final class Goals {
    /// What two measurements of the same thing may differ by on a machine with other work.
    private static final double NOISE = 1.3;

    /// Rows are read for as many cells as have answered by then: a request or two more or less.
    private static final int LUCK = 2;

    private Goals() {}

    static List<Goal> of(List<Row> rows) {
        return List.of(same(rows), units(rows), time(rows));
    }

    private static Goal same(List<Row> rows) {
        var wrong = new ArrayList<String>();
        for (var row : rows) {
            if (!row.whereabouts().same()) {
                wrong.add("%s: Whereabouts".formatted(row.title()));
            }
            if (row.postgis() != null && !row.postgis().same()) {
                wrong.add("%s: PostGIS".formatted(row.title()));
            }
        }
        return new Goal("the right answers, package for package", wrong.isEmpty(), wrong);
    }

    private static Goal units(List<Row> rows) {
        var grown = new ArrayList<String>();
        for (var row : elsewhere(rows)) {
            smallest(rows, row)
                    .filter(least ->
                            row.whereabouts().readUnits() > least.whereabouts().readUnits()
                                    || row.whereabouts().roundTrips()
                                            > least.whereabouts().roundTrips() + LUCK)
                    .ifPresent(least -> grown.add("%s: %,.1f read units in %,d requests, with %,d packages %,.1f in %,d"
                            .formatted(
                                    row.title(),
                                    row.whereabouts().readUnits(),
                                    row.whereabouts().roundTrips(),
                                    least.packages(),
                                    least.whereabouts().readUnits(),
                                    least.whereabouts().roundTrips())));
        }
        return new Goal(
                "as many read units, and requests but for one or two, however many packages are elsewhere",
                grown.isEmpty(),
                grown);
    }

    private static Goal time(List<Row> rows) {
        var grown = new ArrayList<String>();
        for (var row : elsewhere(rows)) {
            smallest(rows, row)
                    .map(least -> row.whereabouts().median().p50Micros()
                            / least.whereabouts().median().p50Micros())
                    .filter(times -> times > NOISE)
                    .ifPresent(times -> grown.add("%s: %.2f times".formatted(row.title(), times)));
        }
        return new Goal("p50 within %.1f times that of the fewest packages".formatted(NOISE), grown.isEmpty(), grown);
    }

    private static List<Row> elsewhere(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.layout().equals(Layout.ELSEWHERE.title))
                .toList();
    }

    /// The same volume with the fewest packages.
    private static Optional<Row> smallest(List<Row> rows, Row row) {
        return elsewhere(rows).stream()
                .filter(other -> other.space().equals(row.space()))
                .min((a, b) -> Integer.compare(a.packages(), b.packages()));
    }
}

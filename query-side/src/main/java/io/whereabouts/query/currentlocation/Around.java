package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The containers around many packages, level by level, each read once.
final class Around {
    private final Map<PackageId, Row> rows = new HashMap<>();

    private Around() {}

    static Around of(Collection<Row> inside, Locations locations) {
        var around = new Around();
        var level = inside;
        for (var depth = 0; depth < Chain.MOST_CONTAINERS && !level.isEmpty(); depth++) {
            var missing = level.stream()
                    .flatMap(row -> row.location().container().stream())
                    .filter(id -> !around.rows.containsKey(id))
                    .collect(Collectors.toSet());
            var found = missing.isEmpty() ? Map.<PackageId, Row>of() : locations.find(missing);
            around.rows.putAll(found);
            level = found.values();
        }
        return around;
    }

    Whereabouts whereabouts(Row row) {
        return whereabouts(row, UnaryOperator.identity());
    }

    /// @param seenAs how it and what is around it is looked at
    Whereabouts whereabouts(Row row, UnaryOperator<Row> seenAs) {
        return Chain.of(
                        seenAs.apply(row),
                        id -> Optional.ofNullable(rows.get(id)).map(seenAs))
                .whereabouts();
    }
}

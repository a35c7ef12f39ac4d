package io.whereabouts.query.epcis;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.epcis.QueryDocument.Found;
import io.whereabouts.query.epcis.Condition.Wanted;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A SimpleEventQuery (EPCIS 2.0 §8.2.7.1).
///
/// @param ids the eventIDs that were asked for; empty for any
/// @param limit how many events there may be on all pages together
/// @param most more than so many are refused
record Query(
        List<Condition> conditions,
        Set<String> ids,
        Span span,
        int perPage,
        Optional<Integer> limit,
        Optional<Integer> most) {

    /// Each is asked by a request of its own.
    private static final int MOST_PARTITIONS = 64;

    Query {
        conditions = List.copyOf(conditions);
        ids = Set.copyOf(ids);
    }

    boolean fits(Found found) {
        return (ids.isEmpty() || ids.contains(found.event().eventId()))
                && conditions.stream().allMatch(condition -> condition.holds(found));
    }

    /// What has to be read: the fewest partitions that hold all that can fit. None if events are asked for by their
    /// ids.
    List<String> partitions() {
        if (!ids.isEmpty()) {
            return List.of();
        }
        return wanted().filter(Wanted::isIndexed)
                .map(wanted -> wanted.exact().stream()
                        .flatMap(value -> Partitions.holding(wanted.field().index(), value))
                        .toList())
                .filter(partitions -> partitions.size() <= MOST_PARTITIONS)
                .min(Comparator.comparingInt(List::size))
                .orElseGet(Partitions::all);
    }

    /// The packages whose own events are asked for, too: those that are named.
    Set<PackageId> packages() {
        return wanted().filter(wanted -> Set.of(Field.EPC, Field.ANY_EPC).contains(wanted.field()))
                .flatMap(wanted -> wanted.exact().stream())
                .flatMap(Query::packageId)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<PackageId> packageId(String uri) {
        try {
            return Stream.of(PackageId.parse(uri));
        } catch (IllegalArgumentException somethingElse) {
            return Stream.of();
        }
    }

    private Stream<Wanted> wanted() {
        return conditions.stream().filter(Wanted.class::isInstance).map(Wanted.class::cast);
    }
}

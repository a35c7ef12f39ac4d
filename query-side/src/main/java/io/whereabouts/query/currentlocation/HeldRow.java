package io.whereabouts.query.currentlocation;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.drift.Held;
import io.whereabouts.query.drift.RecordedEvents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A row as it is stored, to be compared with the events.
///
/// It is right if joining what is settled to it changes nothing, and joining it to all that is recorded does not,
/// either: it lacks nothing that it should rest on by now, and rests on nothing else.
///
/// That something was packed into it is said by the events of others, and may be said in vain: it is not compared. What
/// must not be is that the container it is in says to hold nothing, for there nobody would find it.
///
/// @param item empty if there is no row
/// @param around the row of the container that it is in, read after its own; empty if there is none
record HeldRow(Map<String, AttributeValue> item, Map<String, AttributeValue> around) implements Held {
    @Override
    public Set<String> differences(RecordedEvents recorded) {
        var told = recorded.all().stream()
                .filter(event -> CurrentLocation.isToldBy(event.event()))
                .toList();
        var settled = fold(told.stream().filter(recorded::isSettled).toList());
        if (item.isEmpty()) {
            return settled.isPresent() ? Set.of("no row") : Set.of();
        }
        return fold(told)
                .map(all -> row().map(row -> differences(row, settled, all, new Besides(recorded)))
                        .orElse(Set.of("a row that cannot be read")))
                .orElse(Set.of("a row without events"));
    }

    private Set<String> differences(Row row, Optional<CurrentLocation> settled, CurrentLocation all, Besides besides) {
        var differences = new TreeSet<String>();
        var itself = row.location().byItself();
        settled.map(least -> Difference.of(least, itself))
                .ifPresent(parts -> parts.forEach(part -> differences.add("lacks " + part)));
        Difference.of(itself, all).forEach(part -> differences.add("makes up " + part));
        if (row.location().slots().areSpent()
                ? !besides.allow(row.beside())
                : row.beside().isPresent()) {
            differences.add("beside");
        }
        if (!keys().equals(IndexKeys.of(row))) {
            differences.add("index keys");
        }
        if (HoldsItem.of(new Attributes(around, "current-locations")) == Holds.NOTHING) {
            differences.add("container not marked");
        }
        return differences;
    }

    /// What the indexes find it by.
    private Map<String, String> keys() {
        return Stream.of(Index.values())
                .flatMap(index -> Stream.of(index.partition, index.sort))
                .filter(name -> !name.equals(RowItem.PACKAGE))
                .distinct()
                .filter(item::containsKey)
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Objects.requireNonNull(item.get(name)).s()));
    }

    /// Empty if it is none that this version of the program can read.
    private Optional<Row> row() {
        try {
            return Optional.of(RowItem.of(item));
        } catch (RuntimeException e) { // an attribute is missing, has another type, or breaks a rule of its type
            return Optional.empty();
        }
    }

    private static Optional<CurrentLocation> fold(Collection<RecordedEvent> events) {
        List<CurrentLocation> known = events.stream().map(CurrentLocation::of).toList();
        return CurrentLocation.fold(known);
    }
}

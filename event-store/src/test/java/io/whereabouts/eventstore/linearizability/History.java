package io.whereabouts.eventstore.linearizability;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All that the clients of one run know.
record History(List<Operation> operations) {

    /// What no order explains, made as small as it gets: nothing, if all is well.
    ///
    /// Decisions, whether they appended or refused on the ground of several tags, are in one order over all tags.
    /// A reader of one tag is in an order with all that concerns this tag: DynamoDB lets the parts of a
    /// transaction be seen one by one, so that who reads one tag after the other may see an append under the
    /// first and not yet under the second.
    Optional<History> contradiction() {
        return parts().filter(part -> !part.isExplained()).findFirst().map(History::smallest);
    }

    private Stream<History> parts() {
        return Stream.concat(Stream.of(decisions()), tags().stream().map(this::of));
    }

    History decisions() {
        return new History(operations.stream()
                .filter(operation -> switch (operation.kind()) {
                    case APPENDED, IN_THE_END -> true;
                    case REFUSED -> operation.seen().size() > 1;
                    case READ -> false;
                })
                .toList());
    }

    private History of(String tag) {
        return changed(operation -> operation.only(tag::equals));
    }

    boolean isExplained() {
        return Order.exists(operations);
    }

    /// Whoever leaves out an operation that only read, an event that nobody remembers any more, or a tag, finds an
    /// order for the rest if there was one for the whole. So what is left without one shows the error by itself.
    private History smallest() {
        var smallest = this;
        var shrinks = true;
        while (shrinks) {
            var current = smallest;
            var smaller = current.smaller().filter(less -> !less.isExplained()).findFirst();
            shrinks = smaller.isPresent();
            smallest = smaller.orElse(current);
        }
        return smallest;
    }

    private Stream<History> smaller() {
        var readers = operations.stream()
                .filter(operation -> operation.writes().isEmpty())
                .map(reader -> new History(operations.stream()
                        .filter(other -> !other.equals(reader))
                        .toList()));
        var events = operations.stream()
                        .flatMap(operation -> operation.seen().stream())
                        .anyMatch(Seen::last)
                ? Stream.<History>empty()
                : operations.stream()
                        .flatMap(Operation::ids)
                        .distinct()
                        .map(id -> changed(operation -> operation.without(id)));
        var without = tags().stream().map(tag -> changed(operation -> operation.only(other -> !other.equals(tag))));
        return Stream.of(without, readers, events).flatMap(smaller -> smaller);
    }

    private History changed(UnaryOperator<Operation> change) {
        return new History(operations.stream()
                .map(change)
                .filter(operation -> !operation.isEmpty())
                .toList());
    }

    private SortedSet<String> tags() {
        return operations.stream().flatMap(Operation::tags).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
        return operations.stream()
                .sorted(Comparator.comparingLong(Operation::began))
                .map(Operation::toString)
                .collect(Collectors.joining("\n"));
    }
}

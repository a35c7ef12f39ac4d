package io.whereabouts.eventstore.linearizability;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One command or query, as its client knows it.
///
/// @param seen what it read, all of which is true at the moment at which it happened
/// @param writes the events that it appends, in order
/// @param began and ended: it happened at one moment between the two
/// @param settled whether its client knows that it happened; otherwise it has happened since it began, will still
///                happen, or never
record Operation(
        String client, Kind kind, List<Seen> seen, List<Written> writes, long began, long ended, boolean settled) {

    /// What its client asked for.
    enum Kind {
        /// Something was decided, and appended.
        APPENDED,
        /// It was decided that nothing is to be appended.
        REFUSED,
        /// Tags were read, for information.
        READ,
        /// Tags were read when everything was over.
        IN_THE_END
    }

    /// An event, and the tags under which it is found.
    record Written(String id, List<String> tags) {
        Written only(Predicate<String> known) {
            return new Written(id, tags.stream().filter(known).toList());
        }

        @Override
        public String toString() {
            return "%s under %s".formatted(id, tags);
        }
    }

    Stream<String> tags() {
        return Stream.concat(seen.stream().map(Seen::tag), writes.stream().flatMap(event -> event.tags().stream()));
    }

    Stream<String> ids() {
        return Stream.concat(
                seen.stream().flatMap(read -> read.ids().stream()),
                writes.stream().map(Written::id));
    }

    /// What is left of it for somebody who knows these tags only.
    Operation only(Predicate<String> known) {
        return changed(
                seen.stream().filter(read -> known.test(read.tag())).toList(),
                writes.stream()
                        .map(event -> event.only(known))
                        .filter(event -> !event.tags().isEmpty())
                        .toList());
    }

    /// What it would be if an event had never been.
    Operation without(String id) {
        return changed(
                seen.stream().map(read -> read.without(id)).toList(),
                writes.stream().filter(event -> !event.id().equals(id)).toList());
    }

    private Operation changed(List<Seen> seen, List<Written> writes) {
        return new Operation(client, kind, seen, writes, began, ended, settled);
    }

    boolean isEmpty() {
        return seen.isEmpty() && writes.isEmpty();
    }

    @Override
    public String toString() {
        var what = Stream.concat(
                        seen.stream().map(Seen::toString),
                        Stream.of(
                                writes.isEmpty()
                                        ? kind.name().toLowerCase(Locale.ROOT)
                                        : (settled ? "appended " : "may have appended ") + writes))
                .collect(Collectors.joining("; "));
        return "[%3d, %3s] %s: %s".formatted(began, settled ? ended : "?", client, what);
    }
}

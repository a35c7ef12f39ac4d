package io.whereabouts.query.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.whereabouts.events.epcis.QueryDocument.Found;
import io.whereabouts.query.epcis.EpcisTable.Entries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Walks in the query's order through what may fit it, and keeps what does. A page looks at so many events at most,
/// whatever was asked: it can hold fewer than it may, and yet not be the last.
final class Search {
    /// What a page of ours looks at.
    static final int MOST_LOOKED_AT = 1_000;

    /// Of the documents of a page. With each quote escaped they still fit the 6 MB that Lambda answers.
    private static final int MOST_BYTES = 2_500_000;

    private static final int ROUND = 100;
    private static final int FEWEST_ENTRIES = 5;

    private final EpcisTable table;
    private final OwnEvents own;
    private final int mostLookedAt;

    Search(EpcisTable table, OwnEvents own, int mostLookedAt) {
        this.table = table;
        this.own = own;
        this.mostLookedAt = mostLookedAt;
    }

    /// @param next after which the next page starts, if there may be one
    record Page(List<Found> found, Optional<Mark> next) {}

    /// @param most events that it may hold
    Page page(Query query, Optional<Mark> after, int most) {
        return new Walk(query, after).page(most);
    }

    private final class Walk {
        private final Query query;
        private final Span span;
        private final List<String> partitions;
        private final NavigableMap<Mark, Found> ours;
        private final NavigableMap<Mark, Found> named;
        private final List<Found> found = new ArrayList<>();
        private Optional<Mark> last;
        private int lookedAt;
        private int bytes;

        Walk(Query query, Optional<Mark> after) {
            this.query = query;
            span = query.span();
            last = after;
            partitions = query.partitions();
            ours = inOrder(own.of(query));
            named = inOrder(byIds());
        }

        private NavigableMap<Mark, Found> inOrder(Stream<Found> events) {
            var inOrder = new TreeMap<Mark, Found>(span.direction());
            events.forEach(each -> inOrder.put(Mark.of(span.order(), each), each));
            return inOrder;
        }

        private Stream<Found> byIds() {
            var names = query.ids().stream()
                    .map(Mark::hash)
                    .flatMap(hash -> Stream.of(hash + "#event", hash + "#error"))
                    .toList();
            return table.events(names).values().stream();
        }

        Page page(int most) {
            while (true) {
                var entries = table.entries(partitions, span, last, limit());
                var marks = next(entries);
                var told = table.events(marks.stream().map(Mark::name).toList());
                for (var mark : marks) {
                    if (found.size() == most || lookedAt == mostLookedAt || bytes > MOST_BYTES) {
                        return new Page(found, last);
                    }
                    look(mark, told);
                    last = Optional.of(mark);
                }
                if (marks.size() < round() && entries.stream().allMatch(Entries::last)) {
                    return new Page(found, Optional.empty());
                }
            }
        }

        private int round() {
            return Math.min(ROUND, mostLookedAt);
        }

        /// Of each partition: as many as a round takes, and as many again, for they are not spread evenly.
        private int limit() {
            return Math.max(FEWEST_ENTRIES, 2 * round() / Math.max(1, partitions.size()));
        }

        /// Up to the place to which all partitions are known.
        private List<Mark> next(List<Entries> entries) {
            var marks = new TreeSet<Mark>(span.direction());
            Stream.of(ours, named)
                    .map(all -> last.map(mark -> all.tailMap(mark, false)).orElse(all))
                    .forEach(rest -> marks.addAll(rest.keySet()));
            entries.forEach(each -> marks.addAll(each.marks()));
            var horizon = entries.stream()
                    .filter(each -> !each.last())
                    .map(each -> each.marks().getLast())
                    .min(span.direction());
            return horizon.map(end -> marks.headSet(end, true)).orElse(marks).stream()
                    .limit(round())
                    .toList();
        }

        /// An event of ours that a partner told us back is answered as he told it.
        private void look(Mark mark, Map<String, Found> told) {
            lookedAt++;
            Optional.ofNullable(told.get(mark.name()))
                    .or(() -> Optional.ofNullable(ours.get(mark)))
                    .filter(event -> Mark.of(span.order(), event).equals(mark))
                    .filter(query::fits)
                    .ifPresent(event -> {
                        bytes += event.event().text().getBytes(UTF_8).length;
                        found.add(event);
                    });
        }
    }
}

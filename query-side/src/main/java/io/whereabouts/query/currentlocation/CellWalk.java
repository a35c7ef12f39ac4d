package io.whereabouts.query.currentlocation;

import io.whereabouts.query.parallel.Parallel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Future;

/// Cell by cell, 16 of them asked at the same time.
final class CellWalk implements Walk {
    private final ArrayDeque<String> cells;
    private final Optional<Entry> after;
    private final Reads reads;
    private final Parallel parallel;
    private final ArrayDeque<Asked> asked = new ArrayDeque<>();

    /// Reads a part of a cell.
    @FunctionalInterface
    interface Reads {
        Keys keys(String cell, Optional<String> after);
    }

    private record Asked(String cell, Future<Keys> answer) {}

    /// @param after in one of the cells
    CellWalk(SortedSet<String> cells, Optional<Entry> after, Reads reads, Parallel parallel) {
        this.cells =
                new ArrayDeque<>(after.map(entry -> cells.tailSet(entry.cell())).orElse(cells));
        this.after = after;
        this.reads = reads;
        this.parallel = parallel;
    }

    @Override
    public Optional<List<Entry>> next() {
        while (asked.size() < Parallel.WIDTH && !cells.isEmpty()) {
            var cell = cells.remove();
            var from = after.filter(entry -> entry.cell().equals(cell)).map(Entry::key);
            asked.add(new Asked(cell, parallel.start(() -> reads.keys(cell, from))));
        }
        if (asked.isEmpty()) {
            return Optional.empty();
        }
        var entries = new ArrayList<Entry>();
        do { // as many cells as are whole: rows are read for all of them at once
            var first = asked.remove();
            var keys = Parallel.result(first.answer());
            entries.addAll(keys.entries());
            if (keys.last().isPresent()) {
                var rest = keys.last().map(Entry::key);
                asked.addFirst(new Asked(first.cell(), parallel.start(() -> reads.keys(first.cell(), rest))));
                break;
            }
        } while (!asked.isEmpty() && asked.peek().answer().isDone());
        return Optional.of(entries);
    }
}

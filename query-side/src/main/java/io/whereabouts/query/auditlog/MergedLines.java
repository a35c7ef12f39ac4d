package io.whereabouts.query.auditlog;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.PriorityQueue;

/// Many sorted sequences as one, each event once.
final class MergedLines implements Iterator<Line> {
    private final PriorityQueue<Head> heads = new PriorityQueue<>(Comparator.comparing(Head::line));
    private Optional<Line> next;

    private record Head(Line line, Iterator<Line> rest) {}

    MergedLines(List<? extends Iterator<Line>> sources) {
        sources.forEach(this::advance);
        next = taken();
    }

    private void advance(Iterator<Line> source) {
        if (source.hasNext()) {
            heads.add(new Head(source.next(), source));
        }
    }

    private Optional<Line> taken() {
        return Optional.ofNullable(heads.poll()).map(head -> {
            advance(head.rest());
            return head.line();
        });
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    /// @return the next without taking it
    Line peek() {
        return next.orElseThrow(NoSuchElementException::new);
    }

    @Override
    public Line next() {
        var line = peek();
        do {
            next = taken();
        } while (next.filter(again -> again.compareTo(line) == 0).isPresent());
        return line;
    }
}

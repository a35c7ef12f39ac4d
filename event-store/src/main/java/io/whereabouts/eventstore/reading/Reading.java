package io.whereabouts.eventstore.reading;

import io.whereabouts.eventstore.reading.Bookmark.State;
import java.util.ArrayList;
import java.util.List;

/// A reading under way: takes what was read of each part, hands on what is new, and knows how far it is. Of one thread.
final class Reading {
    private final String source;
    private final long expectedItems;
    private final Sink sink;
    private final List<Part> parts;
    private final PendingCopies pending;
    private Counts counts;

    /// @param expectedItems 0 if it is not known
    Reading(State from, long expectedItems, Sink sink) {
        this.source = from.source();
        this.expectedItems = expectedItems;
        this.sink = sink;
        this.parts = new ArrayList<>(from.parts());
        this.pending = new PendingCopies(from.pending());
        this.counts = from.counts();
    }

    void take(Batch batch) throws InterruptedException {
        var events = batch.copies().stream()
                .filter(pending::isFirst)
                .map(TableEvent::primary)
                .toList();
        counts = counts.plus(batch.copies().size(), events, batch.deletions(), batch.bytes());
        parts.set(batch.part(), batch.after());
        var page = new CurrentPage(events);
        sink.accept(page);
        page.current = false;
    }

    /// Only now is known what is missing: an append during the reading may have put one copy behind it and one before
    /// it.
    Summary end(MissingCopies copies) throws InterruptedException {
        pending.found(copies.read(pending.missing()));
        return new Summary(counts, pending.snapshot());
    }

    private final class CurrentPage implements Page {
        private final List<TableEvent> events;
        private boolean current = true;

        CurrentPage(List<TableEvent> events) {
            this.events = events;
        }

        @Override
        public List<TableEvent> events() {
            return events;
        }

        @Override
        public Progress progress() {
            verifyCurrent();
            return Progress.of((int) parts.stream().filter(Part::done).count(), parts.size(), counts, expectedItems);
        }

        @Override
        public Bookmark bookmark() {
            verifyCurrent();
            return new State(source, parts, counts, pending.snapshot()).bookmark();
        }

        private void verifyCurrent() {
            if (!current) {
                throw new IllegalStateException("ask a page while the sink has it: the reading has gone on");
            }
        }
    }
}

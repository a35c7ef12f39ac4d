package io.whereabouts.eventstore.reading;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// A sink that keeps what it took.
final class Taken implements Sink {
    final List<TableEvent> events = new ArrayList<>();
    final List<Progress> progress = new ArrayList<>();

    @Override
    public void accept(Page page) {
        events.addAll(page.events());
        progress.add(page.progress());
    }

    /// Without the comparison of thousands of items that a failed assertion would print.
    boolean hasAll(Collection<TableEvent> expected) {
        return new HashSet<>(events).containsAll(expected);
    }

    List<String> ids() {
        return events.stream().map(TableEvent::eventId).toList();
    }
}

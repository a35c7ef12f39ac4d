package io.whereabouts.eventstore.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A sink that keeps what it took.
final class Taken implements Sink {
    final List<TableEvent> events = new ArrayList<>();
    final List<Progress> progress = new ArrayList<>();

    @Override
    public void accept(Page page) {
        events.addAll(page.events());
        progress.add(page.progress());
    }

    Set<TableEvent> distinct() {
        return new HashSet<>(events);
    }

    List<String> ids() {
        return events.stream().map(TableEvent::eventId).toList();
    }
}

package io.whereabouts.eventstore.reading;

/// Takes the events of a reading, a page at a time.
@FunctionalInterface
public interface Sink {
    void accept(Page page) throws InterruptedException;
}

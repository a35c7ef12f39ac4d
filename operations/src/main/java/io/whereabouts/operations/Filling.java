package io.whereabouts.operations;

import io.whereabouts.eventstore.reading.EventReader;
import io.whereabouts.eventstore.reading.Page;
import io.whereabouts.eventstore.reading.Summary;

/// Sends all events that a reading finds to the queues of projectors. The bookmark is stored only when every event
/// before
/// it was taken: who goes on from there loses none.
final class Filling {
    private final Sending sending;
    private final BookmarkFile bookmark;
    private final ProgressLine progress;

    Filling(Sending sending, BookmarkFile bookmark, ProgressLine progress) {
        this.sending = sending;
        this.bookmark = bookmark;
        this.progress = progress;
    }

    Summary run(EventReader reader) throws InterruptedException {
        var summary = reader.read(this::take, bookmark.read());
        sending.finish();
        progress.end();
        return summary;
    }

    private void take(Page page) throws InterruptedException {
        for (var event : page.events()) {
            sending.add(BusEvent.of(event));
        }
        if (bookmark.isDue()) {
            sending.finish();
            bookmark.accept(page);
        }
        progress.accept(page);
    }
}

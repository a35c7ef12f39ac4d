package io.whereabouts.query.currentlocation;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A projector and one of a version before it, which marks no containers and writes rows without what it does not know:
/// now the one has a batch, now the other.
final class SideBySide extends InMemoryModel {
    private final Random random;
    private boolean before;

    SideBySide(Projection projection, Random random) {
        super(projection);
        this.random = random;
    }

    @Override
    public void deliver(List<RecordedEvent> batch) {
        before = random.nextBoolean();
        super.deliver(batch);
    }

    @Override
    void mark(PackageId container) {
        if (!before) {
            super.mark(container);
        }
    }

    @Override
    Row after(Optional<Row> read, CurrentLocation news) {
        var row = super.after(read, news);
        return before ? new Row(row.location().byItself().atLeast(Holds.UNKNOWN), row.beside(), row.version()) : row;
    }
}

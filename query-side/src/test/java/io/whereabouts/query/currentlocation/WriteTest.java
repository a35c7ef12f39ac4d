package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Whether a write is there, asked of rows to which random histories come in any order.
class WriteTest {
    @Test
    void what_was_delivered_is_there_and_what_is_there_changes_nothing_when_it_is_delivered() {
        var random = Seed.random(WriteTest.class);
        for (var run = 0; run < 500; run++) {
            var history = run % 5 == 0 ? World.wrongLabels(random) : World.history(random);
            var recorded = new Recorded();
            recorded.record(history);
            var model = new InMemoryModel(recorded);
            var delivered = new HashSet<RecordedEvent>();
            for (var batch : Shuffled.anyhow(history, random)) {
                model.deliver(batch);
                delivered.addAll(batch);
                asked(model, recorded, history, delivered, random);
            }
        }
    }

    private static void asked(
            InMemoryModel model,
            Recorded recorded,
            List<RecordedEvent> history,
            Set<RecordedEvent> delivered,
            Random random) {
        for (var event : history) {
            if (random.nextInt(4) > 0) {
                continue; // a quarter of all pairs is enough
            }
            var write = recorded.find(WritesContract.token(event)).orElseThrow();
            var row = model.locations.find(((PackageEvent) event.event()).packageId());
            var isThere = row.filter(known -> write.isIn(known.location())).isPresent();
            if (delivered.contains(event)) {
                assertThat(isThere).as("delivered: %s", event).isTrue();
            }
            if (isThere) {
                var before = row.orElseThrow();
                var after = new Projection(recorded).of(row, CurrentLocation.of(event));
                assertThat(said(after)).as("not delivered: %s", event).isEqualTo(said(before));
            }
        }
    }

    /// All but when the newest of it was recorded.
    private static List<Object> said(Row row) {
        var location = row.location();
        return List.of(location.life(), location.packing(), location.slots(), location.heard(), row.newest());
    }

    @Test
    void a_scan_of_which_only_the_retraction_has_come_is_not_there() {
        var scan = scanned(packageId(1), 5, MALI_LOSINJ);
        var write = new Write.Scan(ScanKey.of(scan));
        var marked = CurrentLocation.of(RowTest.retracted(scan, 0, false));
        assertThat(write.isIn(marked)).isFalse();
        assertThat(write.isIn(marked.join(CurrentLocation.of(scan)))).isTrue();
        assertThat(new Write.OfItem(0, 0).isIn(marked)).isTrue();
    }
}

package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Histories of every kind of event, delivered in order and anyhow, against a judge that knows all of them.
class ReadModelTest {
    private static final int SEEDS = 2_000;

    @Test
    void in_any_order_however_often_and_in_whatever_parts_events_come_the_read_model_is_right() {
        var first = Seed.random(ReadModelTest.class).nextLong();
        LongStream.range(first, first + SEEDS).forEach(seed -> {
            var random = new Random(seed);
            var history = history(seed, random);
            var inOrder = model(history, Shuffled.inOrder(history));
            agrees(inOrder, history, random, seed);
            var anyhow = model(history, Shuffled.anyhow(history, random));
            assertThat(rows(anyhow)).as("history %d", seed).isEqualTo(rows(inOrder));
        });
    }

    @Test
    void beside_a_projector_of_before_the_marks_nothing_is_lost_if_no_row_is_sure_to_hold_nothing() {
        var first = Seed.random(ReadModelTest.class).nextLong();
        LongStream.range(first, first + SEEDS / 4).forEach(seed -> {
            var random = new Random(seed);
            var history = history(seed, random);
            var recorded = new Recorded();
            var model = new SideBySide(new Projection(recorded, Holds.UNKNOWN), random);
            Shuffled.to(model, Shuffled.anyhow(history, random), history, recorded);
            agrees(model, history, random, seed);
        });
    }

    private static List<RecordedEvent> history(long seed, Random random) {
        return switch ((int) Math.floorMod(seed, 50L)) {
            case 0 -> World.tower(18 + random.nextInt(8), random);
            case 1, 2, 3, 4, 5 -> World.wrongLabels(random);
            default -> World.history(random);
        };
    }

    private static InMemoryModel model(List<RecordedEvent> history, List<List<RecordedEvent>> batches) {
        var recorded = new Recorded();
        var model = new InMemoryModel(recorded);
        Shuffled.to(model, batches, history, recorded);
        return model;
    }

    private static void agrees(InMemoryModel model, List<RecordedEvent> history, Random random, long seed) {
        var judge = new Judge(history);
        assertThat(Comparison.of(model, judge, Areas.some(random)))
                .as("history %d", seed)
                .isEmpty();
        for (var id : judge.ids()) {
            since(model, judge, id, seed);
        }
    }

    /// At least since: from a scan of those that the judge counts, not before the first of them.
    private static void since(InMemoryModel model, Judge judge, PackageId id, long seed) {
        var row = model.locations.find(id).orElseThrow();
        row.since()
                .ifPresent(since -> assertThat(since)
                        .as("since of %s in history %d", id, seed)
                        .isBetween(judge.since(id), row.newest().orElseThrow().at()));
    }

    /// What the rows say: the number of writes may differ.
    private static Map<PackageId, Row> rows(InMemoryModel model) {
        return model.locations.rows().values().stream()
                .map(row -> new Row(row.location(), row.beside(), 0))
                .collect(Collectors.toMap(Row::packageId, row -> row));
    }
}

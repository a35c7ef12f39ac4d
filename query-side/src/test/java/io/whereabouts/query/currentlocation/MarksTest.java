package io.whereabouts.query.currentlocation;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.nineAnd;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.EventId;
import io.whereabouts.events.ItemDecision;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.Packed;
import io.whereabouts.events.Packing;
import io.whereabouts.events.PackingRetracted;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.events.Text;
import io.whereabouts.events.Unpacked;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.given.Deliveries;
import io.whereabouts.query.given.Given;
import io.whereabouts.query.given.NoLambda;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That something was packed into a container is said in its row, so that nothing else is asked for its contents.
class MarksTest {
    private static final int SEEDS = 60;
    private static final PackageId PACKAGE = packageId(1);
    private static final PackageId PALLET = packageId(9_000);
    private static final Box HERE = Box.parse("14.468,44.53,12,14.469,44.531,13");

    private final Counted locations = new Counted();
    private final LocationProjector projector = projector(locations, new Recorded());

    /// Rows that may not be written, or are and nobody learns of it; whoever looks finds everything that is in
    /// something
    /// there.
    private static final class Crashing extends InMemoryLocations {
        private final Random random;
        private final List<String> missed = Collections.synchronizedList(new ArrayList<>());

        Crashing(Random random) {
            this.random = random;
        }

        @Override
        public synchronized Row put(Row row) {
            var luck = random.nextInt(16);
            if (luck == 0) {
                throw new IllegalStateException("crashed before the write");
            }
            var there = super.put(row);
            rows().values().forEach(this::isFound);
            if (luck == 1) {
                throw new IllegalStateException("crashed after it");
            }
            return there;
        }

        private void isFound(Row row) {
            row.location()
                    .container()
                    .filter(id -> find(id).filter(there -> there.location().holds() == Holds.SOMETHING)
                            .isEmpty())
                    .ifPresent(id -> missed.add("%s in %s".formatted(row.packageId(), id)));
        }
    }

    @Test
    void a_container_is_marked_before_anything_says_to_be_in_it_wherever_the_projector_crashes() {
        var first = Seed.random(MarksTest.class).nextLong();
        LongStream.range(first, first + SEEDS).forEach(seed -> {
            var random = new Random(seed);
            var history = World.history(random);
            var recorded = new Recorded();
            recorded.record(history);
            var crashing = new Crashing(random);
            var projector = projector(crashing, recorded);
            Shuffled.anyhow(history, random).forEach(batch -> {
                var left = batch;
                while (!left.isEmpty()) {
                    left = failed(projector, left);
                }
            });

            assertThat(crashing.missed).as("history %d", seed).isEmpty();
            assertThat(said(crashing)).as("history %d", seed).isEqualTo(inOrder(history));
        });
    }

    /// Each that leaves it in there, as the last or as one that was overtaken.
    @Test
    void every_decision_that_leaves_something_in_a_container_marks_it() {
        var in = Optional.of(Packing.in(PALLET, nineAnd(1), nineAnd(1)));
        var at = nineAnd(2);
        var other = packageId(901);
        var mistake = new EventId("01890000-0000-7000-8000-000000000007");
        var decisions = List.<ItemDecision>of(
                new Packed(PACKAGE, PALLET, in, at, at),
                new Packed(PACKAGE, other, in, at, at),
                new Unpacked(PACKAGE, other, in, at, at),
                new PackingRetracted(PACKAGE, mistake, false, new Text("wrong"), in, at, at));
        for (var decision : decisions) {
            var fresh = new Counted();
            deliver(projector(fresh, new Recorded()), Given.item(decision, 3));
            assertThat(holds(fresh, PALLET)).as("%s", decision).contains(Holds.SOMETHING);
            assertThat(holds(fresh, other)).isEmpty();
        }

        var outAgain = new Unpacked(PACKAGE, PALLET, Optional.of(Packing.out(at, at)), at, at);
        deliver(projector, Given.item(outAgain, 4), packed(PACKAGE, 3));
        assertThat(holds(locations, PALLET)).contains(Holds.SOMETHING);
    }

    @Test
    void packing_many_packages_writes_the_row_of_their_pallet_once_and_reads_it_once_for_a_batch() {
        deliver(projector, registered(PALLET, true));
        for (var batch = 0; batch < 10; batch++) {
            var first = 100 * batch;
            deliver(projector, IntStream.range(first, first + 50).mapToObj(n -> packed(packageId(n), 0)));
        }
        assertThat(locations.written).filteredOn(PALLET::equals).hasSize(2);
        assertThat(locations.read).containsOnly(PALLET).hasSize(10);
        assertThat(locations.newest(PALLET).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_scan_is_one_read_and_one_write_whatever_it_is_of() {
        deliver(projector, registered(PALLET, true), registered(PACKAGE, true), packed(PACKAGE, 0));
        locations.forget();

        deliver(projector, scanned(PACKAGE, 5, MALI_LOSINJ), scanned(PALLET, 6, MALI_LOSINJ));
        assertThat(locations.readNewest).containsExactlyInAnyOrder(PACKAGE, PALLET);
        assertThat(locations.written).containsExactlyInAnyOrder(PACKAGE, PALLET);
        assertThat(locations.read).isEmpty();
    }

    @Test
    void nothing_that_is_packed_is_projected_while_its_container_cannot_be_marked() {
        var stuck = new Counted() {
            @Override
            public synchronized Row put(Row row) {
                if (row.packageId().equals(PALLET)) {
                    throw new IllegalStateException("throttled");
                }
                return super.put(row);
            }
        };
        var events = List.of(packed(PACKAGE, 0), registered(PACKAGE, true), registered(packageId(2), true));

        assertThat(failed(projector(stuck, new Recorded()), events)).isEqualTo(events.subList(0, 2));
        assertThat(stuck.rows()).containsOnlyKeys(packageId(2));
    }

    @Test
    void a_volume_asks_only_containers_for_their_contents() {
        fill(projector);
        assertThat(found()).hasSize(64);
        assertThat(locations.askedForContents).containsExactlyInAnyOrder(packageId(900), packageId(901));
    }

    @Test
    void a_volume_of_rows_that_do_not_know_asks_all_that_are_found() {
        fill(new LocationProjector(locations, new Projection(new Recorded(), Holds.UNKNOWN)));
        assertThat(found()).hasSize(64);
        assertThat(locations.askedForContents).hasSize(64);
    }

    /// 54 that stand by themselves, and two pallets with eight.
    private void fill(LocationProjector projector) {
        var standing = IntStream.concat(IntStream.range(0, 54), IntStream.of(900, 901));
        deliver(
                projector,
                standing.mapToObj(Given::packageId)
                        .flatMap(id -> Stream.of(registered(id, true), scanned(id, 5, MALI_LOSINJ))));
        deliver(
                projector,
                IntStream.range(100, 108)
                        .mapToObj(n -> Stream.of(
                                registered(packageId(n), true), packed(packageId(n), packageId(900 + n % 2), 0)))
                        .flatMap(events -> events));
    }

    private List<PackageId> found() {
        return new Volume(locations)
                .page(HERE, 1_000, Optional.empty()).found().stream()
                        .map(one -> one.row().packageId())
                        .toList();
    }

    private static RecordedEvent packed(PackageId id, int position) {
        return packed(id, PALLET, position);
    }

    private static RecordedEvent packed(PackageId id, PackageId container, int position) {
        var at = nineAnd(1);
        return Given.item(new Packed(id, container, Optional.of(Packing.in(container, at, at)), at, at), position);
    }

    private static LocationProjector projector(Locations locations, PackageScans scans) {
        return new LocationProjector(locations, scans);
    }

    private static Optional<Holds> holds(Counted locations, PackageId id) {
        return locations.newest(id).map(row -> row.location().holds());
    }

    private static void deliver(LocationProjector projector, RecordedEvent... events) {
        deliver(projector, Stream.of(events));
    }

    private static void deliver(LocationProjector projector, Stream<RecordedEvent> events) {
        assertThat(failed(projector, events.toList())).isEmpty();
    }

    /// In their order.
    private static List<RecordedEvent> failed(LocationProjector projector, List<RecordedEvent> batch) {
        var failures = projector
                .handleRequest(Deliveries.batch(batch), NoLambda.CONTEXT)
                .getBatchItemFailures();
        var left = new ArrayList<RecordedEvent>();
        for (var n = 0; n < batch.size(); n++) {
            var name = "m" + n;
            if (failures.stream()
                    .anyMatch(failure -> failure.getItemIdentifier().equals(name))) {
                left.add(batch.get(n));
            }
        }
        return left;
    }

    private static Map<PackageId, Row> inOrder(List<RecordedEvent> history) {
        var recorded = new Recorded();
        var model = new InMemoryModel(recorded);
        Shuffled.to(model, Shuffled.inOrder(history), history, recorded);
        return said(model.locations);
    }

    /// The number of writes may differ.
    private static Map<PackageId, Row> said(InMemoryLocations locations) {
        return locations.rows().values().stream()
                .map(row -> new Row(row.location(), row.beside(), 0))
                .collect(Collectors.toMap(Row::packageId, row -> row));
    }
}

package io.whereabouts.query.drift;

import static io.whereabouts.query.given.Given.MALI_LOSINJ;
import static io.whereabouts.query.given.Given.NINE;
import static io.whereabouts.query.given.Given.packageId;
import static io.whereabouts.query.given.Given.registered;
import static io.whereabouts.query.given.Given.scanned;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Seed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DriftCheckTest {
    private final World world = new World();
    private final DriftCheck check = new DriftCheck(
            world,
            world,
            InstantSource.fixed(NINE.plus(Duration.ofHours(1)).plusNanos(1)),
            Seed.random(DriftCheckTest.class));

    @Test
    void what_the_model_lacks_and_what_it_should_not_have_are_both_found() {
        world.events.put(packageId(1), List.of(registered(packageId(1), true)));
        world.rows.add(packageId(2));

        assertThat(run(10))
                .containsEntry("compared", 2)
                .containsEntry(
                        "drifted",
                        Map.of(
                                packageId(1).canonical(), List.of("lacks it"),
                                packageId(2).canonical(), List.of("makes it up")));
    }

    @Test
    void a_sample_has_as_many_packages_as_were_asked_for_and_none_twice() {
        healthy(500);

        assertThat(run(50)).containsEntry("compared", 50).containsEntry("drifted", Map.of());
        assertThat(world.reads).hasSize(50).doesNotHaveDuplicates();
        assertThat(world.probes.get()).isLessThanOrEqualTo(70);
    }

    @Test
    void a_small_model_is_compared_as_a_whole_and_an_empty_one_in_few_requests() {
        assertThat(run(100)).containsEntry("compared", 0);
        assertThat(world.probes.get()).isEqualTo(120);
        healthy(5);
        assertThat(run(100)).containsEntry("compared", 5);
    }

    /// The other way round, an event that is recorded and projected between the two reads would look made up.
    @Test
    void the_model_is_read_before_the_events() {
        var now = NINE.plus(Duration.ofHours(1));
        world.betweenReads = () -> {
            world.events.put(packageId(1), List.of(scanned(packageId(1), 1, MALI_LOSINJ, now, now)));
            world.rows.add(packageId(1));
        };

        assertThat(run(Map.of("packages", packageId(1).canonical(), "settled", "PT1H")))
                .containsEntry("compared", 1)
                .containsEntry("drifted", Map.of());
    }

    @Test
    void what_was_recorded_a_moment_ago_need_not_be_there() {
        world.events.put(packageId(1), List.of(registered(packageId(1), true)));
        var named = packageId(1).canonical();

        assertThat(run(Map.of("packages", named, "settled", "PT1H0.001S"))).containsEntry("drifted", Map.of());
        assertThat(run(Map.of("packages", named, "settled", "PT1H")))
                .containsEntry("drifted", Map.of(named, List.of("lacks it")));
    }

    @Test
    void one_that_cannot_be_compared_is_named_after_all_others_are() {
        healthy(3);
        world.broken.add(packageId(1));

        assertThatThrownBy(() -> run(10))
                .hasMessage("not compared: " + packageId(1).canonical());
        assertThat(world.reads).hasSize(3);
    }

    @Test
    void one_with_too_many_events_is_passed_over() {
        healthy(3);
        world.large.add(packageId(1));

        assertThat(run(10))
                .containsEntry("compared", 2)
                .containsEntry("tooLarge", List.of(packageId(1).canonical()));
    }

    @Test
    void when_time_is_up_no_other_is_begun() {
        healthy(30);
        var left = new AtomicInteger(7);

        assertThat(check.run(Map.of("sample", "20", "settled", "PT1H"), () -> left.getAndDecrement() <= 0))
                .containsEntry("compared", 7)
                .containsEntry("left", 13);
    }

    @Test
    void packages_are_named_beside_the_sample() {
        healthy(50);

        assertThat(run(Map.of(
                        "packages",
                        packageId(7).canonical() + " " + packageId(8).canonical(),
                        "sample",
                        "2",
                        "settled",
                        "PT1H")))
                .containsEntry("compared", 4);
        assertThat(world.reads).startsWith(packageId(7), packageId(8));
    }

    @Test
    void an_input_that_says_something_else_is_refused_with_what_to_say() {
        assertThatThrownBy(() -> run(Map.of("sample", "many", "settled", "PT1H")))
                .hasMessageContaining("whole number");
        assertThatThrownBy(() -> run(Map.of("sample", "10001", "settled", "PT1H")))
                .hasMessageContaining("from 0 to 10000");
        assertThatThrownBy(() -> run(Map.of("sample", "1"))).hasMessageContaining("such as PT1H");
        assertThatThrownBy(() -> run(Map.of("sample", "1", "settled", "-PT1H"))).hasMessageContaining("such as PT1H");
        assertThatThrownBy(() -> run(Map.of("packages", "0010614141234567890", "settled", "PT1H")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void healthy(int packages) {
        for (var n = 0; n < packages; n++) {
            world.events.put(packageId(n), List.of(registered(packageId(n), true)));
            world.rows.add(packageId(n));
        }
    }

    private Map<String, Object> run(int sample) {
        return run(Map.of("sample", String.valueOf(sample), "settled", "PT1H"));
    }

    private Map<String, Object> run(Map<String, String> input) {
        return check.run(input, () -> false);
    }

    /// Events, and a model that holds a package or not.
    private static final class World implements Events, ReadModel {
        final Map<PackageId, List<RecordedEvent>> events = new HashMap<>();
        final Set<PackageId> rows = new HashSet<>();
        final Set<PackageId> broken = new HashSet<>();
        final Set<PackageId> large = new HashSet<>();
        final List<PackageId> reads = new ArrayList<>();
        final AtomicInteger probes = new AtomicInteger();
        Runnable betweenReads = () -> {};

        @Override
        public Optional<List<RecordedEvent>> of(PackageId id) {
            var read = events.getOrDefault(id, List.of());
            betweenReads.run();
            return large.contains(id) ? Optional.empty() : Optional.of(read);
        }

        @Override
        public Held held(PackageId id) {
            reads.add(id);
            if (broken.contains(id)) {
                throw new IllegalStateException("DynamoDB is away");
            }
            var there = rows.contains(id);
            betweenReads.run();
            return recorded -> {
                if (there) {
                    return recorded.all().isEmpty() ? Set.of("makes it up") : Set.of();
                }
                return recorded.all().stream().anyMatch(recorded::isSettled) ? Set.of("lacks it") : Set.of();
            };
        }

        @Override
        public Set<PackageId> some(RandomGenerator random) {
            // Both are asked in turn; one in five of what is found is about something else.
            var among = new TreeSet<>(Comparator.comparing(PackageId::canonical));
            among.addAll(probes.incrementAndGet() % 2 == 1 ? events.keySet() : rows);
            var ids = List.copyOf(among);
            return ids.isEmpty() || random.nextInt(5) == 0
                    ? Set.of()
                    : ids.stream().skip(random.nextInt(ids.size())).limit(5).collect(Collectors.toSet());
        }
    }
}

package io.whereabouts.eventstore.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.whereabouts.eventstore.LocalDynamoDb;
import io.whereabouts.eventstore.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    private static final long SEED = Optional.ofNullable(Long.getLong("seed")).orElseGet(System::nanoTime);

    /// Passes only by waiting.
    private final AtomicLong now = new AtomicLong(42);

    private final Pause pause = longest -> now.addAndGet(longest.toNanos());

    @Test
    void the_average_keeps_to_the_capacity_whatever_pages_consume() throws Exception {
        System.out.println("seed " + SEED);
        var random = new Random(SEED);
        var pace = new Pace(100, now::get, pause);
        var consumed = 0.0;
        var began = now.get();
        for (var page = 0; page < 1_000; page++) {
            var taken = pace.await();
            assertThat(consumed)
                    .as("before page %d, seed %d", page, SEED)
                    .isLessThanOrEqualTo(100 * seconds(began) + 0.001);
            var units = random.nextInt(4) == 0 ? random.nextDouble(250) : random.nextDouble(5);
            pace.settle(taken, units);
            consumed += units;
        }
        pace.await();
        assertThat(consumed / seconds(began)).isBetween(99.0, 100.1);
    }

    @Test
    void segments_that_ask_at_once_are_let_through_one_after_the_other() throws Exception {
        var pace = new Pace(10, now::get, pause);
        pace.settle(pace.await(), 5);
        var began = now.get();
        var turns = new ArrayList<Double>();
        for (var segment = 0; segment < 4; segment++) {
            pace.await();
            turns.add(seconds(began));
        }
        assertThat(turns).containsExactly(0.5, 1.0, 1.5, 2.0);
    }

    @Test
    void a_long_rest_is_not_made_up_for_by_a_burst() throws Exception {
        var pace = new Pace(10, now::get, pause);
        pace.settle(pace.await(), 10);
        now.addAndGet(Duration.ofHours(1).toNanos());
        var began = now.get();
        for (var page = 0; page < 11; page++) {
            pace.settle(pace.await(), 10);
        }
        assertThat(seconds(began)).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_scan_keeps_to_its_capacity(int segments) throws Exception {
        var units = new AtomicInteger();
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(2_000));
                var client = DYNAMO_DB.client(new ConsumedUnits(units))) {
            var began = now.get();
            var pages = new Taken();
            TableScan.of(client, table.name)
                    .segments(segments)
                    .capacity(20)
                    .nanoTime(now::get)
                    .pause(pause)
                    .build()
                    .read(pages);

            assertThat(pages.events).hasSize(2_000);
            // Pages at first are of 100 items, and those that were under way at the end are not yet paid for.
            assertThat(20 * seconds(began)).isGreaterThan(units.get() - 20.0 * segments - pages.progress.size());
            assertThat(units.get()).isGreaterThan(100);
        }
    }

    @Test
    void what_is_throttled_is_asked_again_after_growing_pauses() throws Exception {
        var waits = new ArrayList<Duration>();
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(30));
                var client = DYNAMO_DB.client(new Throttled("Scan", 4))) {
            var taken = new Taken();
            TableScan.of(client, table.name)
                    .segments(1)
                    .pause(waits::add)
                    .build()
                    .read(taken);
            assertThat(taken.events).hasSize(30);
        }
        assertThat(waits)
                .isEqualTo(List.of(
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(800),
                        Duration.ofMillis(1_600)));
    }

    @Test
    void throttling_without_end_ends_the_reading_with_what_to_do() {
        var waits = new AtomicInteger();
        try (var table = new GivenTable(DYNAMO_DB).with(Events.mixed(30));
                var client = DYNAMO_DB.client(new Throttled("Scan", Integer.MAX_VALUE))) {
            assertThatThrownBy(() -> TableScan.of(client, table.name)
                            .segments(1)
                            .pause(longest -> waits.incrementAndGet())
                            .build()
                            .read(page -> {}))
                    .isInstanceOf(ReadingStopped.class)
                    .hasMessageContaining("scanning segment 0 of table " + table.name)
                    .hasMessageContaining("resume from the last bookmark");
        }
        assertThat(waits).hasValue(Patience.MOST_ATTEMPTS - 1);
    }

    @Test
    void settings_out_of_range_are_refused() {
        try (var client = DYNAMO_DB.client()) {
            var scan = TableScan.of(client, "events");
            for (var number : List.of(0, -1, 1_001)) {
                assertThatThrownBy(() -> scan.segments(number)).hasMessageContaining("from 1 to 1000 segments");
            }
            IntStream.of(0, -5)
                    .forEach(units ->
                            assertThatThrownBy(() -> scan.capacity(units)).hasMessageContaining("more than 0"));
            assertThatThrownBy(() -> scan.capacity(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private double seconds(long since) {
        return (now.get() - since) / 1e9;
    }
}

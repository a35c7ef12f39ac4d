package io.whereabouts.operations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Random logs in which each event stands up to four times, beside a plain reading of them.
class EachEventOnceTest {
    private static final Hours HOURS = new Hours("2026-11-01T09", "2026-11-01T12");

    @RepeatedTest(20)
    void each_event_of_the_asked_hours_is_there_once(RepetitionInfo run) throws InterruptedException {
        var seed = Long.getLong("seed", run.getCurrentRepetition());
        var random = new Random(seed);
        var log = new WrittenLog();
        var expected = new TreeMap<String, String>();
        var copies = new ArrayList<Map.Entry<String, String>>();
        for (int event = random.nextInt(200); event >= 0; event--) {
            for (int copy = random.nextInt(4); copy >= 0; copy--) {
                var hour = "2026-11-01T%02d".formatted(7 + random.nextInt(8));
                copies.add(Map.entry(hour, "e-%04d".formatted(event)));
                if (HOURS.contains(hour)) {
                    expected.merge("e-%04d".formatted(event), hour, (a, b) -> a.compareTo(b) < 0 ? a : b);
                }
            }
        }
        Collections.shuffle(copies, random);
        copies.forEach(
                copy -> log.put(copy.getKey(), "{\"eventId\":\"%s\",\"payload\":{}}".formatted(copy.getValue())));

        var found = new DuckDb(log, unheard -> {})
                .ask(Query.of("select event_id, hour from events order by event_id"), HOURS, 1_000)
                .rows();

        assertThat(found)
                .as("-Dseed=%d", seed)
                .extracting(row -> row.get(0).orElseThrow() + " " + row.get(1).orElseThrow())
                .containsExactlyElementsOf(expected.entrySet().stream()
                        .map(event -> event.getKey() + " " + event.getValue())
                        .toList());
    }
}

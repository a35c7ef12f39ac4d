package io.whereabouts.query.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageEvent;
import io.whereabouts.events.PackageId;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.currentlocation.Judge;
import io.whereabouts.query.currentlocation.Verdict;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Random histories, asked for any moment, against a judge that knows what happened until then and nothing else.
class PastTest {
    private static final int SEEDS = 1_000;
    private static final int MOMENTS = 5;
    private static final Comparator<RecordedEvent> ORDER = Comparator.comparing(RecordedEvent::effectiveAt)
            .thenComparing(RecordedEvent::recordedAt)
            .thenComparing(RecordedEvent::eventId);

    @Test
    void everything_was_where_it_would_have_been_if_nothing_wrong_had_been_told() {
        each((history, random, seed) -> {
            var right = Untold.of(history);
            for (var moment = 0; moment < MOMENTS; moment++) {
                var at = some(history, random);
                agrees(history, new Judge(Untold.upTo(at, right)), at, seed);
            }
        });
    }

    @Test
    void at_the_end_of_its_history_it_was_where_it_is_now() {
        each((history, random, seed) -> agrees(history, new Judge(history), Instant.MAX, seed));
    }

    private interface Check {
        void of(List<RecordedEvent> history, Random random, long seed);
    }

    private static void each(Check check) {
        var first = Seed.random(PastTest.class).nextLong();
        LongStream.range(first, first + SEEDS).forEach(seed -> {
            var random = new Random(seed);
            check.of(history(seed, random), random, seed);
        });
    }

    private static List<RecordedEvent> history(long seed, Random random) {
        return switch ((int) Math.floorMod(seed, 50L)) {
            case 0 -> World.tower(18 + random.nextInt(8), random);
            case 1, 2, 3, 4, 5 -> World.wrongLabels(random);
            default -> World.history(random);
        };
    }

    /// When something happened, or a moment before.
    private static Instant some(List<RecordedEvent> history, Random random) {
        return history.get(random.nextInt(history.size())).effectiveAt().minusMillis(random.nextInt(2));
    }

    private static void agrees(List<RecordedEvent> history, Judge judge, Instant at, long seed) {
        Map<PackageId, List<RecordedEvent>> log = history.stream()
                .sorted(ORDER)
                .collect(Collectors.groupingBy(recorded -> ((PackageEvent) recorded.event()).packageId()));
        for (var id : log.keySet()) {
            var past = Past.of(id, at, asked -> log.getOrDefault(asked, List.of()));
            assertThat(past.map(Past::chain).map(chain -> verdict(chain, history)))
                    .as("%s at %s in history %d", id, at, seed)
                    .contains(judge.on(id));
        }
    }

    private static Verdict verdict(Chain chain, List<RecordedEvent> history) {
        var itself = chain.links().getFirst();
        var where = chain.whereabouts();
        var seen = where.flatMap(Whereabouts::seen);
        return new Verdict(
                seen.map(found -> eventId(found.sighting(), history)),
                where.map(Whereabouts::from),
                where.filter(there -> there.seen().isEmpty())
                        .flatMap(unused -> itself.seen())
                        .map(last -> eventId(last, history)),
                chain.stoppedAt().isPresent());
    }

    private static String eventId(Sighting sighting, List<RecordedEvent> history) {
        return history.stream()
                .filter(recorded -> recorded.event().equals(sighting.scan()))
                .map(RecordedEvent::eventId)
                .findFirst()
                .orElseThrow();
    }
}

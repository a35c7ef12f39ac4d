package io.whereabouts.query.asof;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.PackageId;
import io.whereabouts.events.PackageScanned;
import io.whereabouts.events.Position;
import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.area.Area;
import io.whereabouts.query.area.Box;
import io.whereabouts.query.currentlocation.Areas;
import io.whereabouts.query.currentlocation.Judge;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.Stretched;
import io.whereabouts.query.given.World;
import io.whereabouts.query.presence.Followed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Random histories that take days, told late and twice to a log that is followed by a writer that dies: what was in a
/// volume at any moment, against a judge that knows what happened until then and nothing else.
class VolumePastTest {
    private static final int SEEDS = Integer.getInteger("worlds", 200);
    private static final int MOMENTS = 3;
    private static final int SPOTS = 6;
    private static final int DAYS_FOR_MINUTES = 1_500;

    @Test
    void what_was_in_a_volume_is_what_would_have_been_there_if_nothing_wrong_had_been_told() {
        var first = Seed.random(VolumePastTest.class).nextLong();
        var standing = new long[1];
        var found = new int[1];
        LongStream.range(first, first + SEEDS).forEach(seed -> {
            var random = new Random(seed);
            var history = Stretched.by(DAYS_FOR_MINUTES, history(seed, random));
            var followed = new Followed(history, random);
            standing[0] += followed.sheets().getOrDefault("presence/standing", 0L);
            var right = Untold.of(history);
            for (var moment = 0; moment < MOMENTS; moment++) {
                var at = some(history, random);
                var judge = new Judge(Untold.upTo(at, right));
                for (var area : areas(history, random)) {
                    var there = pages(area, at, followed, 1 + random.nextInt(4), 2 + random.nextInt(5));
                    assertThat(there)
                            .as("in %s at %s in history %d", area, at, seed)
                            .isEqualTo(judge.within(area));
                    found[0] += there.size();
                }
            }
        });
        assertThat(standing[0]).as("days that were closed").isGreaterThan(SEEDS);
        assertThat(found[0]).as("packages that were found").isGreaterThan(SEEDS);
    }

    private static List<RecordedEvent> history(long seed, Random random) {
        return switch ((int) Math.floorMod(seed, 50L)) {
            case 0 -> World.tower(18 + random.nextInt(8), random);
            case 1, 2, 3, 4, 5 -> World.wrongLabels(random);
            default -> World.history(random);
        };
    }

    /// When something happened, a moment before, a day or two after, or when all was over.
    private static Instant some(List<RecordedEvent> history, Random random) {
        var at = history.get(random.nextInt(history.size())).effectiveAt();
        return switch (random.nextInt(4)) {
            case 0 -> at;
            case 1 -> at.minusMillis(1);
            case 2 -> history.getLast().recordedAt().plus(Duration.ofMinutes(random.nextInt(3 * 24 * 60)));
            default -> at.plus(Duration.ofMinutes(random.nextInt(2 * 24 * 60)));
        };
    }

    /// A room, a region and the world; and just where something was scanned, rightly or wrongly.
    private static List<Area> areas(List<RecordedEvent> history, Random random) {
        var spots = history.stream()
                .filter(recorded -> recorded.event() instanceof PackageScanned)
                .map(recorded -> ((PackageScanned) recorded.event()).position())
                .toList();
        return Stream.concat(
                        Areas.some(random).stream(),
                        Stream.generate(() -> spots.get(random.nextInt(spots.size())))
                                .limit(spots.isEmpty() ? 0 : SPOTS)
                                .map(VolumePastTest::around))
                .toList();
    }

    private static Area around(Position spot) {
        return new Box(
                spot.longitude() - 1e-6,
                spot.latitude() - 1e-6,
                spot.altitude() - 1,
                spot.longitude() + 1e-6,
                spot.latitude() + 1e-6,
                spot.altitude() + 1);
    }

    private static Set<PackageId> pages(Area area, Instant at, Followed followed, int limit, int mostLookedAt) {
        var found = new HashSet<PackageId>();
        var after = Optional.of(List.<PackageId>of());
        while (after.isPresent()) {
            var page = VolumePast.page(
                    area, at, followed.presence().at(at), followed::histories, limit, mostLookedAt, after.get());
            for (var chain : page.found()) {
                var id = chain.links().getFirst().packageId();
                assertThat(found.add(id)).as("%s is found twice", id).isTrue();
            }
            after = page.next();
        }
        return found;
    }
}

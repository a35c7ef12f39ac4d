package io.whereabouts.query.currentlocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.events.RecordedEvent;
import io.whereabouts.query.given.Seed;
import io.whereabouts.query.given.World;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The judge and the histories are good enough to find what somebody could do wrong.
class MistakesTest {
    static List<Arguments> mistakes() {
        return List.of(
                mistake("no marked slots", Mistakes.NoMarkedSlots::new),
                mistake("happened-time order for decisions", Mistakes.HappenedOrder::new),
                mistake("frozen container places", Mistakes.FrozenPlaces::new),
                mistake("dropped packed packages in boxes", Mistakes.NothingPacked::new),
                mistake("containers never marked", Mistakes.NoMarkedContainers::new),
                mistake("marks taken back by an unpacking", Mistakes.MarksTakenBack::new),
                mistake(
                        "a row that is sure to hold nothing beside a projector that marks none",
                        scans -> new SideBySide(new Projection(scans), new Random(1))));
    }

    private static Arguments mistake(String name, Function<PackageScans, Model> model) {
        return Arguments.of(Named.of(name, model));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_found(Function<PackageScans, Model> mistaken) {
        assertThat(caught(mistaken, 1_000)).isPresent();
    }

    @Test
    void what_is_right_is_not_taken_for_a_mistake() {
        assertThat(caught(InMemoryModel::new, 200)).isEmpty();
    }

    /// The first history in which it is.
    private static OptionalLong caught(Function<PackageScans, Model> model, int seeds) {
        var first = Seed.random(MistakesTest.class).nextLong();
        return LongStream.range(first, first + seeds)
                .filter(seed -> isCaught(model, World.history(new Random(seed)), new Random(seed)))
                .findFirst();
    }

    /// In order, so that it is the mistake that is caught and not what shuffling does to its helpers.
    private static boolean isCaught(Function<PackageScans, Model> model, List<RecordedEvent> history, Random random) {
        var recorded = new Recorded();
        var mistaken = model.apply(recorded);
        Shuffled.to(mistaken, Shuffled.inOrder(history), history, recorded);
        return !Comparison.of(mistaken, new Judge(history), Areas.some(random)).isEmpty();
    }
}

package io.whereabouts.eventstore.linearizability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.whereabouts.eventstore.LocalDynamoDb;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Concurrent commands and queries over a few tags, on a DynamoDB in memory whose every step is scheduled by a seed:
/// `-Dlinearizability.seed=N` runs one, `-Dlinearizability.seeds=N` so many.
class LinearizabilityTest {
    private static final long SEEDS = Long.getLong("linearizability.seeds", 1_000);

    @RegisterExtension
    static final LocalDynamoDb DYNAMO_DB = new LocalDynamoDb();

    @Test
    void whatever_comes_between_there_is_an_order_that_explains_it() {
        var one = Optional.ofNullable(Long.getLong("linearizability.seed"));
        var seeds = one.map(LongStream::of).orElseGet(() -> LongStream.range(0, SEEDS));
        System.out.println("linearizability: seeds " + one.map(String::valueOf).orElse("0 to " + (SEEDS - 1)));
        seeds.forEach(seed -> {
            var history = SimulatedRun.of(seed, Flaw.NONE);
            verify(seed, history);
            one.ifPresent(asked -> System.out.println(history));
        });
    }

    @Test
    void the_same_seed_gives_the_same_history() {
        for (var seed = 0L; seed < 50; seed++) {
            assertThat(SimulatedRun.of(seed, Flaw.NONE)).isEqualTo(SimulatedRun.of(seed, Flaw.NONE));
        }
    }

    /// Here the seed repeats what is done, but not what comes between.
    @Test
    void on_DynamoDB_Local_there_is_one_too() throws Exception {
        for (var seed = 0L; seed < Math.min(SEEDS, 30); seed++) {
            verify(seed, LocalRun.of(DYNAMO_DB, seed));
        }
    }

    private static void verify(long seed, History history) {
        history.contradiction()
                .ifPresent(smallest -> fail(
                        "no order explains what was seen with -Dlinearizability.seed=%d%n%s%n%nof all this%n%s",
                        seed, smallest, history));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void a_store_that_is_broken_is_found(Flaw flaw) {
        for (var seed = 0L; seed < 1_000; seed++) {
            var contradiction = SimulatedRun.of(seed, flaw).contradiction();
            if (contradiction.isPresent()) {
                System.out.printf("%s is found with seed %d:%n%s%n", flaw, seed, contradiction.get());
                return;
            }
        }
        assertThat(flaw).as("not found").isNull();
    }
}

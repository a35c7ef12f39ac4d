package io.whereabouts.query.auditlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.whereabouts.query.given.Seed;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// Mergers, readers and writers at once, and a crash at each step: the design's promise of the audit log.
class InterleavingTest {
    private static final int RUNS = Integer.getInteger("runs", 1_000);
    private static final int RUNS_WITH_A_FAULT = 5_000;

    @Test
    void every_read_has_each_acknowledged_event_once() {
        var random = Seed.random(InterleavingTest.class);
        var reads = 0;
        for (var run = 0; run < RUNS; run++) {
            var seed = random.nextLong();
            try {
                reads += Interleaving.run(seed, Fault.NONE);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("run %d with seed %d".formatted(run, seed), e);
            }
        }
        System.out.printf("%d runs, %d reads%n", RUNS, reads);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "LISTS_FIRST"})
    void a_planted_fault_is_caught(Fault fault) {
        var found = firstSeen(fault, RUNS_WITH_A_FAULT);
        System.out.printf("%s caught in run %s%n", fault, found);
        assertThat(found).isPresent();
    }

    /// Which of the two comes first does not matter: objects are named, and stay in the log. What matters is that the
    /// list begins where the same manifest says.
    @Test
    void to_list_before_the_manifest_is_read_is_no_fault() {
        assertThat(firstSeen(Fault.LISTS_FIRST, 300)).isEmpty();
    }

    private static Optional<Integer> firstSeen(Fault fault, int runs) {
        var random = Seed.random(InterleavingTest.class);
        for (var run = 0; run < runs; run++) {
            try {
                Interleaving.run(random.nextLong(), fault);
            } catch (AssertionError | RuntimeException caught) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }
}

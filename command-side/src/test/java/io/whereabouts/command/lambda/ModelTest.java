package io.whereabouts.command.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Eight clients at once, with lost requests and replies: whatever they do, the events are those of a world in which
/// everything happened one after the other, and each is there that was acknowledged, once.
class ModelTest {
    private static final int SEEDS = Integer.getInteger("seeds", 300);

    @Test
    void what_was_acknowledged_is_there_once_and_no_rule_is_broken_at_any_step() {
        var first = Long.getLong("seed", 0);
        var events = 0;
        for (var seed = first; seed < first + SEEDS; seed++) {
            try {
                events += new ModelRun(seed).happen();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with -Dseed=%d -Dseeds=1: %s".formatted(seed, e.getMessage()), e);
            }
        }
        assertThat(events).as("enough to mean something").isGreaterThan(10 * SEEDS);
    }
}

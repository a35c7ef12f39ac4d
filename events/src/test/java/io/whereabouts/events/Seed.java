package io.whereabouts.events;

import java.util.Random;

/// The seed of a property test: `-Dseed=` or a new one, printed, so that a failure can be repeated.
public final class Seed {
    private Seed() {}

    public static Random random(String test) {
        var seed = Long.getLong("seed", System.nanoTime());
        System.out.printf("%s: -Dseed=%d%n", test, seed);
        return new Random(seed);
    }
}

package io.whereabouts.query.given;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/// Where a property test starts: another place each time, or where `-Dseed=` says, to see a failure again.
public final class Seed {
    private Seed() {}

    public static Random random(Class<?> test) {
        var seed = Optional.ofNullable(System.getProperty("seed"))
                .map(Long::parseLong)
                .orElseGet(() -> ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("%s: -Dseed=%d%n", test.getSimpleName(), seed);
        return new Random(seed);
    }
}

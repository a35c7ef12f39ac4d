package io.whereabouts.query.auditlog;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Names for merged objects: UUIDv7s (RFC 9562 §5.7), which say when the object was begun.
final class Names {
    private final InstantSource clock;
    private final RandomGenerator random;

    Names(InstantSource clock) {
        this(clock, new SecureRandom());
    }

    Names(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    String next() {
        return new UUID(
                        (clock.millis() << 16) | 0x7000 | (random.nextLong() & 0xfff),
                        (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L)
                .toString();
    }
}

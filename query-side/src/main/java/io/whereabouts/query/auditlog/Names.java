package io.whereabouts.query.auditlog;

import java.security.SecureRandom;
import java.time.Instant;
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

    /// When the object of this key was begun.
    static Instant begun(String key) {
        var name = key.substring(key.lastIndexOf('/') + 1, key.length() - LogObject.SUFFIX.length());
        return Instant.ofEpochMilli(UUID.fromString(name).getMostSignificantBits() >>> 16);
    }

    String next() {
        return new UUID(
                        (clock.millis() << 16) | 0x7000 | (random.nextLong() & 0xfff),
                        (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L)
                .toString();
    }
}

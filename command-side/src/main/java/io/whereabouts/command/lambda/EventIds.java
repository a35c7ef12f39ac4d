package io.whereabouts.command.lambda;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.security.SecureRandom;
import java.util.UUID;

/// Ids that sort by time (UUID version 7, RFC 9562).
final class EventIds {
    private volatile TimeBasedEpochRandomGenerator generator = seeded();

    UUID next() {
        return generator.generate();
    }

    /// To be called in a copy of a process: it must not draw what its siblings draw.
    void reseed() {
        generator = seeded();
    }

    private static TimeBasedEpochRandomGenerator seeded() {
        return Generators.timeBasedEpochRandomGenerator(new SecureRandom());
    }
}

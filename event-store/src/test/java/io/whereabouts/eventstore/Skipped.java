package io.whereabouts.eventstore;

import org.junit.jupiter.api.Assumptions;

/// Tests that cannot be run here, and are not silent about it.
final class Skipped {
    private Skipped() {}

    /// @param why they cannot be run if it does not hold
    static void unless(boolean possible, String why) {
        if (!possible) {
            System.out.println("skipped: " + why);
        }
        Assumptions.assumeTrue(possible, "skipped: " + why);
    }
}

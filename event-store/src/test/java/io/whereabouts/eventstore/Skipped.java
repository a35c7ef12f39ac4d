package io.whereabouts.eventstore;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;

/// Tests that cannot be run here, and are not silent about it.
final class Skipped {
    private Skipped() {}

    /// @param why they cannot be run if it does not hold
    static ConditionEvaluationResult unless(boolean possible, String why) {
        if (possible) {
            return ConditionEvaluationResult.enabled("it can be run here");
        }
        System.out.println("skipped: " + why);
        return ConditionEvaluationResult.disabled("skipped: " + why);
    }
}

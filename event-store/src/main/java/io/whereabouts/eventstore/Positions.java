package io.whereabouts.eventstore;

import java.util.Locale;

/// The sort keys of the events table. All decisions under a tag stand before all observations, so that sourcing
/// reads none of the latter.
final class Positions {
    /// Sorts behind every decision: `$` follows `#`.
    static final String BEHIND_DECISIONS = "d$";

    private static final String DECISION = "d#";
    private static final String OBSERVATION = "o#";

    private Positions() {}

    static String decision(long number) {
        return DECISION + String.format(Locale.ROOT, "%012d", number);
    }

    /// @return -1 for an observation
    static long number(String position) {
        return position.startsWith(DECISION) ? Long.parseLong(position.substring(DECISION.length())) : -1;
    }

    static String observation(String key) {
        return OBSERVATION + key;
    }
}

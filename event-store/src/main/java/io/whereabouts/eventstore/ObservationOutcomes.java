package io.whereabouts.eventstore;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.core.Context;

/// What became of each observation of one append. A handler puts it into its processing context under [#KEY]; it is
/// filled when the append has been committed. Without it a duplicate is accepted silently and a conflicting
/// observation is thrown as [ConflictingObservation].
public final class ObservationOutcomes {
    public static final Context.ResourceKey<ObservationOutcomes> KEY =
            Context.ResourceKey.withLabel("observationOutcomes");

    /// What became of one observation.
    public enum Outcome {
        /// It is new, and stored.
        RECORDED,
        /// It had been stored before, with the same type, version and payload.
        DUPLICATE,
        /// Its key had been stored before with another type, version or payload; nothing was written.
        CONFLICTING
    }

    private final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();

    /// @param key as [ObservationKeys] gives it
    /// @throws IllegalStateException if no observation with this key has been appended and committed
    public Outcome of(String key) {
        return Optional.ofNullable(outcomes.get(key))
                .orElseThrow(() -> new IllegalStateException(
                        "no observation '%s' was committed here; it has %s".formatted(key, outcomes.keySet())));
    }

    void add(String key, Outcome outcome) {
        outcomes.put(key, outcome);
    }
}

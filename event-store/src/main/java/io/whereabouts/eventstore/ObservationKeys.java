package io.whereabouts.eventstore;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventhandling.EventMessage;

/// Tells observations from decisions. An observation is what the world told us: it is stored under its natural key,
/// whatever else happened, and no decision can be guarded on it.
@FunctionalInterface
public interface ObservationKeys {

    /// The natural key of an observation, such as `scanner-7#0#000000000012`; empty for a decision.
    Optional<String> keyOf(EventMessage event);

    /// The types of all observations. Criteria that name one of them are refused, because they would never see it;
    /// with the default, empty set such criteria silently find nothing.
    default Set<QualifiedName> types() {
        return Set.of();
    }

    /// Every event is a decision.
    static ObservationKeys none() {
        return event -> Optional.empty();
    }

    /// Events of one type are observations.
    static ObservationKeys ofType(QualifiedName type, Function<EventMessage, String> key) {
        return ofTypes(Set.of(type), key);
    }

    /// Events of these types are observations.
    static ObservationKeys ofTypes(Set<QualifiedName> types, Function<EventMessage, String> key) {
        var all = Set.copyOf(types);
        return new ObservationKeys() {
            @Override
            public Optional<String> keyOf(EventMessage event) {
                return all.contains(event.type().qualifiedName()) ? Optional.of(key.apply(event)) : Optional.empty();
            }

            @Override
            public Set<QualifiedName> types() {
                return all;
            }
        };
    }
}

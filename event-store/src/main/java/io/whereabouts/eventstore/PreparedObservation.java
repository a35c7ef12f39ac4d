package io.whereabouts.eventstore;

import io.whereabouts.eventstore.ObservationOutcomes.Outcome;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An observation that is ready to be written at its one place.
///
/// @param payload what the item holds as text
record PreparedObservation(String key, Object payload, Map<String, AttributeValue> item) {
    /// What became of it, if this item stands at its place.
    Outcome besides(Map<String, AttributeValue> stored, EventItems format) {
        var same = Stream.of(EventItems.TYPE, EventItems.VERSION).allMatch(name -> same(name, stored))
                && (same(EventItems.PAYLOAD, stored) || format.holdsPayload(stored, payload));
        return same ? Outcome.DUPLICATE : Outcome.CONFLICTING;
    }

    private boolean same(String name, Map<String, AttributeValue> stored) {
        return Objects.equals(stored.get(name), item.get(name));
    }
}

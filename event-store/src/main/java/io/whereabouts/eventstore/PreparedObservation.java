package io.whereabouts.eventstore;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An observation that is ready to be written at its one place.
///
/// @param payload what the item holds as text
record PreparedObservation(String key, Object payload, Map<String, AttributeValue> item) {}

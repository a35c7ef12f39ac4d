package io.whereabouts.eventstore;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An observation that is ready to be written at its one place.
record PreparedObservation(String key, Map<String, AttributeValue> item) {}

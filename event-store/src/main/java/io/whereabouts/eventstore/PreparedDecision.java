package io.whereabouts.eventstore;

import java.util.Map;
import java.util.SortedSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A decision that is ready to be written wherever there is a free position.
///
/// @param content what all its copies have in common
record PreparedDecision(String id, SortedSet<String> tags, Map<String, AttributeValue> content) {}

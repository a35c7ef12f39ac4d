package io.whereabouts.local.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/// One change of an item.
///
/// @param key of the item, as text; changes of one item stay in order
/// @param json the record as Lambda and Pipes see it
record Change(String sequenceNumber, Instant at, String key, ObjectNode json) {}

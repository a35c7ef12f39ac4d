package io.whereabouts.query.sqs;

import io.whereabouts.events.RecordedEvent;

/// An event of the bus as a queue delivered it: at least once, in any order.
///
/// @param messageId SQS's name of this delivery; the same event delivered again has another
/// @param detail the event's JSON exactly as it came, on one line
public record Message(String messageId, RecordedEvent recorded, String detail) {}

package io.whereabouts.local.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;

/// SQS, as the bus and the pollers need it.
interface Queues {
    /// Returns when the queue has all of them.
    ///
    /// @throws Undelivered.Refused if one of them will never be taken
    void send(URI queue, List<String> bodies) throws Undelivered;

    /// @param most 1 to 10
    /// @param wait whole seconds for the first to come
    List<Message> receive(URI queue, int most, Duration wait) throws Undelivered;

    /// What cannot be deleted comes again.
    void delete(URI queue, List<Message> messages) throws Undelivered;
}

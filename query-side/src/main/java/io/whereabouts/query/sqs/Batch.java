package io.whereabouts.query.sqs;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.whereabouts.events.json.EventJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A batch of messages: those that can be read, and the others, which are reported alone and end in the dead-letter
/// queue with their reason in the log.
///
/// @param unreadable the ids of the messages that are no event of the contract
public record Batch(List<Message> messages, List<String> unreadable) {
    private static final Logger log = LoggerFactory.getLogger(Batch.class);
    private static final Pattern CORRELATION = Pattern.compile("\"correlationId\"\\s*:\\s*\"([^\"\\\\]{1,64})\"");

    public Batch {
        messages = List.copyOf(messages);
        unreadable = List.copyOf(unreadable);
    }

    public static Batch of(SQSEvent event) {
        var messages = new ArrayList<Message>();
        var unreadable = new ArrayList<String>();
        for (var message : Optional.ofNullable(event.getRecords()).orElse(List.of())) {
            try {
                var detail = Envelope.detail(message.getBody());
                messages.add(new Message(message.getMessageId(), EventJson.recorded(detail), detail));
            } catch (RuntimeException e) { // whatever is wrong with one message, the others are not to blame
                unreadable.add(message.getMessageId());
                log.atError()
                        .addKeyValue("correlation_id", correlationId(message))
                        .addKeyValue("message_id", message.getMessageId())
                        .addKeyValue("reason", e.getMessage())
                        .setCause(e)
                        .log("message not readable");
            }
        }
        return new Batch(messages, unreadable);
    }

    /// Lambda's answer to SQS (ReportBatchItemFailures): what is named in it is delivered again, the rest is done.
    public SQSBatchResponse response(Collection<Message> failed) {
        var ids = new LinkedHashSet<>(unreadable);
        failed.forEach(message -> ids.add(message.messageId()));
        return SQSBatchResponse.builder()
                .withBatchItemFailures(ids.stream().map(BatchItemFailure::new).toList())
                .build();
    }

    /// Of the requests from which these messages come: a log line names them, so that a request can be followed
    /// here.
    public static List<String> correlationIds(Collection<Message> messages) {
        return messages.stream()
                .map(message -> message.recorded().correlationId())
                .distinct()
                .toList();
    }

    private static String correlationId(SQSMessage message) {
        var found = CORRELATION.matcher(Optional.ofNullable(message.getBody()).orElse(""));
        return found.find() ? found.group(1) : "unknown";
    }
}

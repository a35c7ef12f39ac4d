package io.whereabouts.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The dead letters of a queue. Not SQS's own redrive: it does not move what the bus, and not the queue, put there.
///
/// @param waiting about how many there were
record DeadLetters(SqsClient sqs, WorkQueue queue, String url, int waiting) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CALL = 10;
    private static final int HIDDEN_SECONDS = 60;

    /// Of all messages of one request; one alone may have as much.
    private static final int MOST_BYTES = 250_000;

    static DeadLetters of(SqsClient sqs, WorkQueue queue, List<WorkQueue> all) {
        var dead = all.stream()
                .filter(other -> queue.deadLetters().filter(other.arn()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "the dead-letter queue of %s is not there; deploy the stack again".formatted(queue.name())));
        return new DeadLetters(sqs, queue, dead.url(), dead.waiting(sqs));
    }

    /// A few of them, which stay where they are.
    List<String> sample() {
        return sqs
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(CALL)
                        .visibilityTimeout(0)
                        .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(DeadLetters::line)
                .toList();
    }

    /// As many as there were: what fails meanwhile and comes back is not moved again.
    ///
    /// @param progress gets how many have been moved
    int move(IntConsumer progress) {
        var moved = 0;
        while (moved < waiting) {
            var most = Math.min(CALL, waiting - moved);
            var messages = sqs.receiveMessage(receive -> receive.queueUrl(url)
                            .maxNumberOfMessages(most)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .waitTimeSeconds(1))
                    .messages();
            if (messages.isEmpty()) {
                break;
            }
            moved += bytes(messages) <= MOST_BYTES
                    ? move(messages)
                    : messages.stream()
                            .mapToInt(message -> move(List.of(message)))
                            .sum();
            progress.accept(moved);
        }
        return moved;
    }

    /// Sent first and deleted then: whatever ends this in between, none is lost.
    private int move(List<Message> messages) {
        var sent = sqs
                .sendMessageBatch(send -> send.queueUrl(queue.url())
                        .entries(IntStream.range(0, messages.size())
                                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                        .id(String.valueOf(i))
                                        .messageBody(messages.get(i).body())
                                        .build())
                                .toList()))
                .successful()
                .stream()
                .map(entry -> messages.get(Integer.parseInt(entry.id())))
                .toList();
        if (sent.isEmpty()) {
            throw new UserError("the queue %s takes no messages; nothing was lost".formatted(queue.name()));
        }
        sqs.deleteMessageBatch(delete -> delete.queueUrl(url)
                .entries(IntStream.range(0, sent.size())
                        .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                                .id(String.valueOf(i))
                                .receiptHandle(sent.get(i).receiptHandle())
                                .build())
                        .toList()));
        return sent.size();
    }

    private static int bytes(List<Message> messages) {
        return messages.stream()
                .mapToInt(message -> message.body().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static String line(Message message) {
        try {
            var event = MAPPER.readTree(message.body());
            var detail = event.path("detail");
            return "%s %s, recorded at %s, correlation id %s"
                    .formatted(
                            event.path("detail-type").asText("no event"),
                            detail.path("eventId").asText(message.messageId()),
                            detail.path("recordedAt").asText("?"),
                            detail.path("correlationId").asText("?"));
        } catch (JsonProcessingException e) {
            return "message %s is not JSON".formatted(message.messageId());
        }
    }
}

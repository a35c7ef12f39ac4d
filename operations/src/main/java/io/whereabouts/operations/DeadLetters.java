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
/// @param hidden about how many more somebody had received, and not deleted
record DeadLetters(SqsClient sqs, WorkQueue queue, String url, int waiting, int hidden) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int CALL = 10;
    static final int HIDDEN_SECONDS = 60;

    /// Why the bus gave up; what a function gave up has none.
    private static final String ERROR = "ERROR_CODE";

    /// Of all messages of one request; one alone may have as much.
    private static final int MOST_BYTES = 250_000;

    static DeadLetters of(SqsClient sqs, WorkQueue queue, List<WorkQueue> all) {
        var dead = all.stream()
                .filter(other -> queue.deadLetters().filter(other.arn()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new UserError(
                        "the dead-letter queue of %s is not there; deploy the stack again".formatted(queue.name())));
        return new DeadLetters(sqs, queue, dead.url(), dead.waiting(sqs), dead.hidden(sqs));
    }

    /// A few of them, which stay where they are.
    List<String> sample() {
        return sqs
                .receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(CALL)
                        .visibilityTimeout(0)
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(DeadLetters::line)
                .toList();
    }

    /// As many as there were: what fails meanwhile and comes back is not moved again.
    ///
    /// @param progress gets how many have been moved
    /// @return how many; what is left stays hidden for [#HIDDEN_SECONDS]
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
        var answer = sqs.sendMessageBatch(send -> send.queueUrl(queue.url())
                .entries(IntStream.range(0, messages.size())
                        .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                .id(String.valueOf(i))
                                .messageBody(messages.get(i).body())
                                .build())
                        .toList()));
        if (answer.successful().isEmpty()) {
            var why = answer.failed().getFirst();
            throw new UserError("the queue %s takes no messages (%s: %s); nothing was lost, try again in a minute"
                    .formatted(queue.name(), why.code(), why.message()));
        }
        return sqs.deleteMessageBatch(delete -> delete.queueUrl(url)
                        .entries(answer.successful().stream()
                                .map(sent -> DeleteMessageBatchRequestEntry.builder()
                                        .id(sent.id())
                                        .receiptHandle(messages.get(Integer.parseInt(sent.id()))
                                                .receiptHandle())
                                        .build())
                                .toList()))
                .successful()
                .size();
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
            return "%s %s, recorded at %s, correlation id %s%s"
                    .formatted(
                            event.path("detail-type").asText("no event"),
                            detail.path("eventId").asText(message.messageId()),
                            detail.path("recordedAt").asText("?"),
                            detail.path("correlationId").asText("?"),
                            why(message));
        } catch (JsonProcessingException e) {
            return "message %s is not JSON".formatted(message.messageId());
        }
    }

    private static String why(Message message) {
        var error = message.messageAttributes().get(ERROR);
        return error == null ? "" : ", not delivered by the bus: " + error.stringValue();
    }
}

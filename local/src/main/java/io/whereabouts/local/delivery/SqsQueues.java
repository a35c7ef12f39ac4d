package io.whereabouts.local.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Queues behind the SQS API.
final class SqsQueues implements Queues {
    /// Of one call: entries, and bytes of their bodies together.
    private static final int CALL_ENTRIES = 10;

    private static final int CALL_BYTES = 256 * 1024;

    private final SqsClient sqs;

    SqsQueues(SqsClient sqs) {
        this.sqs = sqs;
    }

    @Override
    public void send(URI queue, List<String> bodies) throws Undelivered {
        for (var call : calls(bodies)) {
            sendCall(queue, call);
        }
    }

    static List<List<String>> calls(List<String> bodies) {
        var calls = new ArrayList<List<String>>();
        var call = new ArrayList<String>();
        var bytes = 0;
        for (var body : bodies) {
            var size = body.getBytes(StandardCharsets.UTF_8).length;
            if (!call.isEmpty() && (call.size() == CALL_ENTRIES || bytes + size > CALL_BYTES)) {
                calls.add(List.copyOf(call));
                call.clear();
                bytes = 0;
            }
            call.add(body);
            bytes += size;
        }
        if (!call.isEmpty()) {
            calls.add(List.copyOf(call));
        }
        return calls;
    }

    private void sendCall(URI queue, List<String> bodies) throws Undelivered {
        try {
            var entries = IntStream.range(0, bodies.size())
                    .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                            .id(String.valueOf(i))
                            .messageBody(bodies.get(i))
                            .build())
                    .toList();
            var response = sqs.sendMessageBatch(
                    request -> request.queueUrl(queue.toString()).entries(entries));
            for (var failed : response.failed()) {
                var reason = "%s did not take a message: %s %s".formatted(queue, failed.code(), failed.message());
                throw failed.senderFault()
                        ? new Undelivered.Refused(reason)
                        : new Undelivered.Unreachable(reason, null);
            }
        } catch (SdkException e) {
            throw unreachable(queue, e);
        }
    }

    @Override
    public List<Message> receive(URI queue, int most, Duration wait) throws Undelivered {
        try {
            return sqs.receiveMessage(request -> request.queueUrl(queue.toString())
                            .maxNumberOfMessages(most)
                            .waitTimeSeconds((int) wait.toSeconds())
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException e) {
            throw unreachable(queue, e);
        }
    }

    @Override
    public void delete(URI queue, List<Message> messages) throws Undelivered {
        for (var from = 0; from < messages.size(); from += CALL_ENTRIES) {
            var some = messages.subList(from, Math.min(from + CALL_ENTRIES, messages.size()));
            try {
                var entries = IntStream.range(0, some.size())
                        .mapToObj(i -> DeleteMessageBatchRequestEntry.builder()
                                .id(String.valueOf(i))
                                .receiptHandle(some.get(i).receiptHandle())
                                .build())
                        .toList();
                var response = sqs.deleteMessageBatch(
                        request -> request.queueUrl(queue.toString()).entries(entries));
                if (!response.failed().isEmpty()) {
                    throw new Undelivered.Unreachable(queue + " did not delete: " + response.failed(), null);
                }
            } catch (SdkException e) {
                throw unreachable(queue, e);
            }
        }
    }

    private static Undelivered unreachable(URI queue, SdkException cause) {
        return new Undelivered.Unreachable("queue " + queue + ": " + cause.getMessage(), cause);
    }
}

package io.whereabouts.operations;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The queue of one subscriber, as if its rule had put the events there.
record QueueReceiver(SqsClient sqs, WorkQueue queue) implements Receiver {
    @Override
    public Left send(List<BusEvent> events) {
        var failed = sqs.sendMessageBatch(send -> send.queueUrl(queue.url())
                        .entries(IntStream.range(0, events.size())
                                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                        .id(String.valueOf(i))
                                        .messageBody(events.get(i).inQueue(queue))
                                        .build())
                                .toList()))
                .failed();
        return new Left(
                failed.stream()
                        .map(entry -> events.get(Integer.parseInt(entry.id())))
                        .toList(),
                failed.stream()
                        .map(entry -> "%s: %s".formatted(entry.code(), entry.message()))
                        .findFirst()
                        .orElse(""));
    }
}

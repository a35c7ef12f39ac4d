package io.whereabouts.local.delivery;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Queues that keep everything, fail when told to, and show what is hidden again only when asked to.
final class MemoryQueues implements Queues {
    private final Map<URI, List<Message>> visible = new LinkedHashMap<>();
    private final Map<URI, List<Message>> hidden = new LinkedHashMap<>();
    private int outages;
    private boolean failAfterReceiving;

    synchronized void failNext(int times) {
        outages = times;
    }

    /// The call after the next that gives messages fails.
    synchronized void failOnceAfterReceiving() {
        failAfterReceiving = true;
    }

    private void mayFail() throws Undelivered {
        if (outages > 0) {
            outages--;
            throw new Undelivered.Unreachable("as the test wants it", null);
        }
    }

    @Override
    public synchronized void send(URI queue, List<String> bodies) throws Undelivered {
        mayFail();
        bodies.forEach(body -> of(visible, queue).add(message(body)));
        notifyAll();
    }

    private static Message message(String body) {
        return Message.builder()
                .messageId(UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8))
                        .toString())
                .receiptHandle(UUID.randomUUID().toString())
                .body(body)
                .md5OfBody("md5 of " + body)
                .attributes(Map.of(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"))
                .build();
    }

    @Override
    public synchronized List<Message> receive(URI queue, int most, Duration wait) throws Undelivered {
        mayFail();
        var queued = of(visible, queue);
        var until = System.nanoTime() + wait.toNanos();
        try {
            for (var left = wait; queued.isEmpty() && left.toMillis() > 0; ) {
                wait(left.toMillis());
                left = Duration.ofNanos(until - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        var taken = List.copyOf(queued.subList(0, Math.min(most, queued.size())));
        queued.removeAll(taken);
        of(hidden, queue).addAll(taken);
        if (failAfterReceiving && !taken.isEmpty()) {
            failAfterReceiving = false;
            outages = 1;
        }
        return taken;
    }

    @Override
    public synchronized void delete(URI queue, List<Message> messages) throws Undelivered {
        mayFail();
        of(hidden, queue).removeAll(messages);
    }

    /// As when the visibility time-out is over.
    synchronized void showHidden(URI queue) {
        of(visible, queue).addAll(of(hidden, queue));
        of(hidden, queue).clear();
        notifyAll();
    }

    /// All that is in the queue, hidden or not.
    synchronized List<String> bodies(URI queue) {
        var bodies = new ArrayList<String>();
        of(visible, queue).forEach(message -> bodies.add(message.body()));
        of(hidden, queue).forEach(message -> bodies.add(message.body()));
        return bodies;
    }

    private static List<Message> of(Map<URI, List<Message>> queues, URI queue) {
        return queues.computeIfAbsent(queue, name -> new ArrayList<>());
    }
}
